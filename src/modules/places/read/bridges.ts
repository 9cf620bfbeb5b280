/** Where streets cross open water. */
import { contains, flatten } from '../shape.ts'
import type { Ring, Shape } from '../types.ts'

/** A piece of street is looked at every so many degrees: some ten metres. */
const STEP = 0.0001

/** The straight pieces of street that touch the water. */
export function bridgesOf(lines: ReadonlyMap<number, readonly Ring[]>, water: Shape | null): Ring[] {
  if (!water) return []
  const parts = flatten(water)
  const wet = (lon: number, lat: number): boolean => parts.some((part) => contains(part, lon, lat))
  return [...lines.values()].flat().flatMap((line) =>
    line.slice(1).flatMap((end, at) => {
      const start = line[at]
      return start && crosses(start, end, wet) ? [[start, end]] : []
    }),
  )
}

function crosses(
  start: Ring[number],
  end: Ring[number],
  wet: (lon: number, lat: number) => boolean,
): boolean {
  const [dx, dy] = [end[0] - start[0], end[1] - start[1]]
  const steps = Math.ceil(Math.hypot(dx, dy) / STEP)
  for (let i = 0; i <= steps; i++)
    if (wet(start[0] + (dx * i) / steps, start[1] + (dy * i) / steps)) return true
  return false
}
