/** The city's sign as pictures, for home screens: phones want PNG. */
import sharp from 'sharp'
import type { City } from '../city.ts'
import { cityLetter } from '../city-mark.ts'
import { themeOf } from '../theme.ts'

/** `any`: as it is drawn, with round corners; `maskable`: the phone cuts its own shape out of it, so it fills the square. */
interface IconKind {
  /** Pixels. */
  readonly size: number
  readonly purpose: 'any' | 'maskable'
}

export const ICONS: Readonly<Record<string, IconKind>> = {
  'icon-192': { size: 192, purpose: 'any' },
  'icon-512': { size: 512, purpose: 'any' },
  'maskable-192': { size: 192, purpose: 'maskable' },
  'maskable-512': { size: 512, purpose: 'maskable' },
  // iOS rounds the corners itself and knows no transparency.
  'apple-180': { size: 180, purpose: 'maskable' },
}

const drawn = new Map<string, Promise<Buffer>>()
const MOST = 500 // icons of some hundred cities

/** @returns the PNG, or undefined for a name that is no icon's. */
export function iconOf(city: City, name: string): Promise<Buffer> | undefined {
  const kind = Object.hasOwn(ICONS, name) ? ICONS[name] : undefined
  if (!kind) return undefined
  const { jurisdiction } = city.catalog()
  const [letter, colour] = [cityLetter(jurisdiction), themeOf(jurisdiction.theme).primary]
  const key = `${letter} ${colour} ${name}`
  let icon = drawn.get(key)
  if (!icon) {
    icon = draw(kind, letter, colour)
    if (drawn.size >= MOST) drawn.clear()
    drawn.set(key, icon)
  }
  return icon
}

/** A letter needs a font of the server's; where there is none it leaves no trace, and the sign is 311 in strokes. */
async function draw({ size, purpose }: IconKind, letter: string, colour: string): Promise<Buffer> {
  const onColour = (sign: string) => square(colour, purpose === 'any' ? 7 : 0, sign)
  const text = `<text x="16" y="22.5" text-anchor="middle" font-family="sans-serif" font-weight="700" font-size="18" fill="#fff">${letter}</text>`
  const sign = (await showsWhite(onColour(text))) ? text : STROKES
  return sharp(Buffer.from(onColour(sign)), { density: (72 * size) / 32 })
    .resize(size, size)
    .png({ compressionLevel: 9, palette: true })
    .toBuffer()
}

const square = (colour: string, corner: number, sign: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32" viewBox="0 0 32 32"><rect width="32" height="32" rx="${corner}" fill="${colour}"/>${sign}</svg>`

/** Within the inner four fifths, which no phone cuts away. */
const STROKES =
  '<g fill="none" stroke="#fff" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"><path d="M8 11.5h5l-3 3.5a3 3 0 1 1-2.4 4.6M16.5 13.2l2.2-1.7v9.5M22 13.2l2.2-1.7v9.5"/></g>'

async function showsWhite(svg: string): Promise<boolean> {
  const { data, info } = await sharp(Buffer.from(svg)).raw().toBuffer({ resolveWithObject: true })
  // The middle, where a letter is; a white square (a city whose colour is white) has no sign to be seen anyway.
  const colours = new Set<string>()
  for (let y = 8; y < 24; y += 1) {
    for (let x = 8; x < 24; x += 1) {
      const at = (y * info.width + x) * info.channels
      colours.add(data.subarray(at, at + 3).join())
    }
  }
  return colours.size > 1
}
