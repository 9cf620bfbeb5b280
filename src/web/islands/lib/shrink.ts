const EDGE = 2048 // pixels, as the server keeps them
const SMALL_ENOUGH = 600_000 // bytes

/** The same picture at the size that is kept; the file itself where the browser cannot read it (the server may). */
export async function shrink(file: File): Promise<File> {
  if (file.size < SMALL_ENOUGH) return file
  try {
    const image = await createImageBitmap(file)
    const scale = Math.min(1, EDGE / Math.max(image.width, image.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(image.width * scale)
    canvas.height = Math.round(image.height * scale)
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    image.close()
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.85))
    if (!blob || blob.size >= file.size) return file
    return new File([blob], file.name.replace(/\.\w+$/, '.jpg'), { type: 'image/jpeg' })
  } catch {
    return file
  }
}
