import { randomBytes } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { MOST_BYTES } from './limits.ts'
import { render } from './render.ts'
import { BY_ADA, drawing, HEIC, redQuarters } from './sample-photos.ts'

const UPRIGHT = [true, false, false, false]

test.each([
  ['JPEG', await drawing().jpeg().withExif(BY_ADA).toBuffer()],
  ['WebP', await drawing().webp().withExif(BY_ADA).toBuffer()],
  ['HEIC', HEIC],
])('a %s becomes a JPEG with nothing in it but the picture', async (_, bytes) => {
  const { photo, thumb, width, height } = await render(bytes)

  expect([width, height]).toEqual([96, 64])
  for (const picture of [photo, thumb]) {
    const { format, exif, xmp, iptc, icc } = await sharp(picture).metadata()
    expect({ format, exif, xmp, iptc, icc }).toEqual({ format: 'jpeg' })
    expect(picture.includes('GPS') || picture.includes('Ada')).toBe(false)
    expect(await redQuarters(picture)).toEqual(UPRIGHT)
  }
})

test('a small PNG stays one, with nothing in it but the picture; a large one becomes a JPEG', async () => {
  const noise = randomBytes(1200 * 900 * 3)
  const large = sharp(noise, { raw: { width: 1200, height: 900, channels: 3 } }).png()

  const small = await render(await drawing().png().withExif(BY_ADA).toBuffer())

  const { format, exif, xmp, icc } = await sharp(small.photo).metadata()
  expect({ format, exif, xmp, icc }).toEqual({ format: 'png' })
  expect(small.format).toBe('png')
  expect((await render(await large.toBuffer())).format).toBe('jpeg')
})

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'a photo taken with the phone turned (orientation %i) is upright',
  async (orientation) => {
    const sent = await sharp(await asTheSensorSaw(orientation))
      .withMetadata({ orientation })
      .jpeg()
      .toBuffer()

    const { photo, width, height } = await render(sent)

    expect([width, height]).toEqual([96, 64])
    expect(await redQuarters(photo)).toEqual(UPRIGHT)
  },
)

/** The drawing turned against what the tag will say: first turned, then mirrored. */
async function asTheSensorSaw(orientation: number): Promise<Buffer> {
  const degrees = [0, 0, 0, 180, 180, 90, 270, 270, 90][orientation]!
  const turned = await sharp(await drawing().png().toBuffer())
    .rotate(degrees)
    .png()
    .toBuffer()
  return [2, 4, 5, 7].includes(orientation) ? sharp(turned).flop().png().toBuffer() : turned
}

test('a large photo is made small enough to look at on a phone', async () => {
  const { photo, thumb, width, height } = await render(await drawing(4000, 3000).jpeg().toBuffer())

  expect([width, height]).toEqual([2048, 1536])
  expect(await sharp(photo).metadata()).toMatchObject({ width: 2048, height: 1536 })
  expect(await sharp(thumb).metadata()).toMatchObject({ width: 320, height: 240 })
})

test('where a picture is transparent it is white', async () => {
  const glass = await sharp({
    create: { width: 8, height: 8, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
  })
    .png()
    .toBuffer()

  const { photo } = await render(glass)

  expect([...(await sharp(photo).raw().toBuffer()).subarray(0, 3)]).toEqual([255, 255, 255])
})

test('of an animation the first frame stays', async () => {
  const red = await sharp({ create: { width: 20, height: 20, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
  const blue = await sharp({ create: { width: 20, height: 20, channels: 3, background: 'blue' } })
    .png()
    .toBuffer()
  const moving = await sharp([red, blue], { join: { animated: true } })
    .webp()
    .toBuffer()

  const { photo, height } = await render(moving)

  expect(height).toBe(20)
  expect((await sharp(photo).raw().toBuffer())[0]).toBeGreaterThan(240)
})

test('the same picture in other clothes has nearly the same hash, another picture has not', async () => {
  const other = await sharp({
    create: {
      width: 96,
      height: 64,
      channels: 3,
      background: 'black',
      noise: { type: 'gaussian', mean: 99, sigma: 90 },
    },
  })
    .png()
    .toBuffer()
  const [large, small, noise] = await Promise.all([
    render(await drawing(1600, 1200).jpeg({ quality: 60 }).toBuffer()),
    render(await drawing(400, 300).png().toBuffer()),
    render(other),
  ])

  expect(differing(large.phash, small.phash)).toBeLessThanOrEqual(6)
  expect(differing(large.phash, noise.phash)).toBeGreaterThan(12)
})

function differing(one: bigint, other: bigint): number {
  return [...(one ^ other).toString(2)].filter((bit) => bit === '1').length
}

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

test.each([
  ['an SVG', Buffer.from(SVG), 'photo_kind'],
  ['an HTML page', Buffer.from(`<!doctype html><html>${SVG}</html>`), 'photo_kind'],
  ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'), 'photo_kind'],
  ['a GIF', await drawing().gif().toBuffer(), 'photo_kind'],
  ['a TIFF', await drawing().tiff().toBuffer(), 'photo_kind'],
  ['words', Buffer.from('a photo of a pothole'), 'photo_kind'],
  ['nothing', Buffer.alloc(0), 'photo_unreadable'],
  ['half a JPEG', (await drawing(900, 900).jpeg().toBuffer()).subarray(0, 3000), 'photo_unreadable'],
  ['half a PNG', (await drawing().png().toBuffer()).subarray(0, 200), 'photo_unreadable'],
  ['half a HEIC', HEIC.subarray(0, 500), 'photo_unreadable'],
  ['a JPEG in name only', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4, 5, 6, 7, 8]), 'photo_unreadable'],
  ['too many bytes', Buffer.alloc(MOST_BYTES + 1, 0xff), 'photo_too_large'],
])('%s is refused by its bytes', async (_, bytes, code) => {
  await expect(render(bytes)).rejects.toMatchObject({ name: 'Refusal', kind: 'invalid', code })
})

test('a small file that unpacks to a picture of 400 megapixels is refused before it does', async () => {
  const bomb = pngBomb(20_000)
  expect(bomb.byteLength).toBeLessThan(100_000)
  const before = process.memoryUsage().rss

  await expect(render(bomb)).rejects.toMatchObject({ code: 'photo_too_large' })

  expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000)
})

/** A black square: one bit a pixel, all of them nought. */
function pngBomb(edge: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(edge, 0)
  header.writeUInt32BE(edge, 4)
  header[8] = 1
  const pixels = deflateSync(Buffer.alloc((edge / 8 + 1) * edge))
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const frame = Buffer.alloc(data.length + 12)
  frame.writeUInt32BE(data.length, 0)
  frame.write(type, 4, 'latin1')
  data.copy(frame, 8)
  frame.writeUInt32BE(crc32(frame.subarray(4, data.length + 8)), data.length + 8)
  return frame
}
