/** Chance that is the same every time: a city drawn twice is the same city. */

/** A number from 0 to below 1 that belongs to three whole numbers, in whatever order they are asked. */
export function hash(a: number, b: number, seed: number): number {
  let mixed =
    Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^
    Math.imul(b ^ 0xc2b2ae35, 0x27d4eb2f) ^
    Math.imul(seed + 1, 0x165667b1)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d)
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39)
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296
}

/** Smooth hills and hollows from -1 to 1; `x` and `y` in wavelengths. */
export function noise(x: number, y: number, seed: number): number {
  const [x0, y0] = [Math.floor(x), Math.floor(y)]
  const [s, t] = [soft(x - x0), soft(y - y0)]
  const low = mix(hash(x0, y0, seed), hash(x0 + 1, y0, seed), s)
  const high = mix(hash(x0, y0 + 1, seed), hash(x0 + 1, y0 + 1, seed), s)
  return 2 * mix(low, high, t) - 1
}

const soft = (t: number): number => t * t * t * (t * (t * 6 - 15) + 10)
const mix = (a: number, b: number, t: number): number => a + (b - a) * t
