/** Lines that cross, on a piece of the earth so small that it is flat; also for browsers. */

interface Point {
  readonly lon: number
  readonly lat: number
}

/** Whether two sides that are no neighbours meet: then nobody can say what is inside. */
export function crosses(corners: readonly Point[]): boolean {
  const count = corners.length
  const side = (at: number) => [corners[at]!, corners[(at + 1) % count]!] as const
  for (let one = 0; one < count; one += 1) {
    for (let other = one + 2; other < count; other += 1) {
      if (one === 0 && other === count - 1) continue
      if (meet(side(one), side(other))) return true
    }
  }
  return false
}

type Side = readonly [Point, Point]

/** Whether `c` lies left (+) or right (−) of the way from `a` to `b`; 0: on its line. */
const turn = (a: Point, b: Point, c: Point): number =>
  Math.sign((b.lon - a.lon) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lon - a.lon))

function meet([a, b]: Side, [c, d]: Side): boolean {
  const turns = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)] as const
  if (turns[0] !== turns[1] && turns[2] !== turns[3]) return true
  // On one line they meet where they overlap.
  return (
    turns.every((one) => one === 0) &&
    overlap(a.lon, b.lon, c.lon, d.lon) &&
    overlap(a.lat, b.lat, c.lat, d.lat)
  )
}

const overlap = (a: number, b: number, c: number, d: number): boolean =>
  Math.max(Math.min(a, b), Math.min(c, d)) <= Math.min(Math.max(a, b), Math.max(c, d))
