/** Rectangles on a picture, in shares of it from 0 to 1, and as the form writes them: a line each, in percent. */

export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Lines of four numbers in percent: from the left, from the top, width, height. Lines that are none are left out. */
export function readLines(text: string): Box[] {
  return text.split(/[\n;]/).flatMap((line) => {
    const [left = NaN, top = NaN, width = NaN, height = NaN, more] = line
      .trim()
      .split(/[\s,]+/)
      .map((number) => (number === '' ? NaN : Number(number) / 100))
    const box = { left, top, width, height }
    return more === undefined && Object.values(box).every(Number.isFinite) ? [inside(box)] : []
  })
}

/** In tenths of a percent, rounded outwards: what was covered stays covered. */
export function asLines(boxes: readonly Box[]): string {
  return boxes
    .map(({ left, top, width, height }) => {
      const [from, over] = [down(left), down(top)]
      return [from, over, up(left + width) - from, up(top + height) - over].map(plain).join(' ')
    })
    .join('\n')
}

const TENTHS = 1_000
// A hair less and more: 0.3 * 1000 is not 300 for a computer.
const down = (share: number) => Math.max(0, Math.floor(share * TENTHS + 1e-6))
const up = (share: number) => Math.min(TENTHS, Math.ceil(share * TENTHS - 1e-6))
const plain = (tenths: number) => String(tenths / 10)

/** The box within the picture: moved back where it would hang over, and never wider than it. */
export function inside({ left, top, width, height }: Box): Box {
  const [wide, high] = [Math.min(1, width), Math.min(1, height)]
  const within = (at: number, size: number) => Math.min(1 - size, Math.max(0, at))
  return { left: within(left, wide), top: within(top, high), width: wide, height: high }
}
