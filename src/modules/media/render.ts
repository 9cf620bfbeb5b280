import sharp, { type Sharp } from 'sharp'
import { Refusal } from '../../kernel/refusal.ts'
import { fewAtOnce } from './few-at-once.ts'
import { decodeHeic } from './heic.ts'
import { type Kind, kindOf, tooLarge, unreadable } from './kind.ts'
import { EDGE, MOST_PIXELS, THUMB_EDGE } from './limits.ts'

/** A photo as it is kept. */
export interface Rendered {
  /** Upright, at most 2048 pixels long, with nothing in it but the picture. */
  readonly photo: Buffer
  /** A drawing or a screenshot stays what it was while it is small; all else is a JPEG. */
  readonly format: 'jpeg' | 'png'
  /** The same as a JPEG, at most 320 pixels. */
  readonly thumb: Buffer
  readonly width: number
  readonly height: number
  /** Difference hash: 64 bits, one for each pair of neighbours in a picture of 9 × 8 grey pixels. */
  readonly phash: bigint
}

// One picture on one core each, and none kept: pages must be answered while photos come in.
sharp.concurrency(1)
sharp.cache(false)
const MEGABYTE = 1024 * 1024
const inTurn = fewAtOnce(2, 120 * MEGABYTE)

/**
 * Makes of whatever a phone sent a picture that can be shown to everybody. Of an animation the first frame stays.
 *
 * @throws {Refusal} `photo_kind`, `photo_too_large` or `photo_unreadable`; {@link Overloaded} when too many wait.
 */
export async function render(bytes: Uint8Array): Promise<Rendered> {
  const kind = await kindOf(bytes)
  return inTurn(bytes.byteLength, async () => {
    try {
      return await encode(await opened(bytes, kind), kind)
    } catch (error) {
      // The decoder speaks of markers and chunks; to a resident the photo is damaged.
      throw error instanceof Refusal ? error : unreadable()
    }
  })
}

/**
 * The picture, of the store and therefore upright and clean, with parts of it black.
 *
 * @param rectangles shares of the picture from 0 to 1; rounded outwards, so that nothing of them is left at an edge.
 */
export function blacken(
  bytes: Buffer,
  rectangles: readonly { left: number; top: number; width: number; height: number }[],
): Promise<Rendered> {
  return inTurn(bytes.byteLength, async () => {
    const { width, height, format } = await sharp(bytes).metadata()
    const black = rectangles.map((one) => {
      const [left, top] = [Math.floor(one.left * width), Math.floor(one.top * height)]
      const size = {
        width: Math.max(1, Math.min(width, Math.ceil((one.left + one.width) * width)) - left),
        height: Math.max(1, Math.min(height, Math.ceil((one.top + one.height) * height)) - top),
      }
      const create = { ...size, channels: 3 as const, background: 'black' }
      return { input: { create }, left: Math.min(left, width - 1), top: Math.min(top, height - 1) }
    })
    // Through raw pixels: `encode` resizes, and a composite would be laid on after that.
    const { data, info } = await sharp(bytes).composite(black).raw().toBuffer({ resolveWithObject: true })
    const drawn = sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
    return encode(drawn, format === 'png' ? 'png' : 'jpeg')
  })
}

async function opened(bytes: Uint8Array, kind: Kind): Promise<Sharp> {
  if (kind === 'heic') {
    const { data, width, height } = await decodeHeic(bytes)
    return sharp(data, { raw: { width, height, channels: 4 }, limitInputPixels: MOST_PIXELS })
  }
  const { width = 0, height = 0 } = await sharp(bytes, { limitInputPixels: false }).metadata()
  if (width * height > MOST_PIXELS) throw tooLarge()
  return sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true }).autoOrient()
}

async function encode(picture: Sharp, kind: Kind): Promise<Rendered> {
  const upright = fitted(picture, EDGE).flatten({ background: 'white' })
  const drawing = kind === 'png' ? await upright.clone().png().timeout(PATIENCE).toBuffer() : undefined
  const format = drawing && drawing.byteLength <= MEGABYTE ? 'png' : 'jpeg'
  const photo = drawing && format === 'png' ? drawing : await jpeg(upright, 80).toBuffer()
  const { width, height } = await sharp(photo).metadata()
  const thumb = await jpeg(fitted(sharp(photo), THUMB_EDGE), 75).toBuffer()
  return { photo, format, thumb, width, height, phash: await differenceHash(thumb) }
}

const PATIENCE = { seconds: 30 }

function fitted(picture: Sharp, edge: number): Sharp {
  return picture.resize(edge, edge, { fit: 'inside', withoutEnlargement: true })
}

function jpeg(picture: Sharp, quality: number): Sharp {
  return picture.jpeg({ quality }).timeout(PATIENCE)
}

async function differenceHash(thumb: Buffer): Promise<bigint> {
  const grey = await sharp(thumb).greyscale().resize(9, 8, { fit: 'fill' }).raw().toBuffer()
  let bits = 0n
  for (let row = 0; row < 8; row += 1) {
    for (let column = 0; column < 8; column += 1) {
      const at = row * 9 + column
      bits = (bits << 1n) | (grey[at]! < grey[at + 1]! ? 1n : 0n)
    }
  }
  return bits
}
