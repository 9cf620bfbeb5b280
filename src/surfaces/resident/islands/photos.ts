/** Photos before they are sent: previews, and smaller files, because a phone's upload is slow and dear. */
interface Props {
  /** How many more may be added. */
  readonly most: number
  /** `%` stands for the number. */
  readonly words: { readonly chosen: string }
}

const EDGE = 2048 // pixels, as the server keeps them
const SMALL_ENOUGH = 600_000 // bytes

export default function start(element: HTMLElement, { most, words }: Props): void {
  const field = element.querySelector<HTMLInputElement>('input[type=file]')
  if (!field) return
  const list = Object.assign(document.createElement('ul'), { className: 'photo-list' })
  field.before(list)
  field.addEventListener('change', () => void chosen())
  void chosen() // the choice that brought us here

  async function chosen(): Promise<void> {
    if (!field) return
    const files = [...(field.files ?? [])].slice(0, most)
    const smaller = await Promise.all(files.map((file) => shrink(file)))
    const data = new DataTransfer()
    for (const file of smaller) data.items.add(file)
    field.files = data.files
    list.replaceChildren(
      ...smaller.map((file, index) => preview(file, words.chosen.replace('%', String(index + 1)))),
    )
  }
}

function preview(file: File, alt: string): HTMLElement {
  const image = Object.assign(document.createElement('img'), { src: URL.createObjectURL(file), alt })
  image.width = image.height = 120
  image.addEventListener('load', () => URL.revokeObjectURL(image.src), { once: true })
  // Some browsers cannot show HEIC; the server still can.
  image.addEventListener('error', () => image.replaceWith(file.name), { once: true })
  const item = document.createElement('li')
  item.append(image)
  return item
}

/** The same picture at the size that is kept; the file itself where the browser cannot read it (the server may). */
async function shrink(file: File): Promise<File> {
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
