/** The parts of a line that lie where they may. */
import { between, distance, type Path, type Pt } from './plane.ts'

/** How far a line runs over the edge it ends at, so that the two surely cross. Metres. */
export const OVER = 4

/**
 * The parts of `line` inside, each a little longer than that.
 * `shuns` may refuse single points: there the line is broken without reaching over.
 */
export function clipped(
  line: Path,
  inside: (point: Pt) => boolean,
  shuns: (point: Pt, neighbour: Pt) => boolean = () => false,
): Pt[][] {
  const kept: Pt[][] = []
  let open: Pt[] | undefined
  line.forEach((point, at) => {
    const last = line[at - 1]
    const within = inside(point)
    const free = within && !shuns(point, last ?? (line[at + 1] as Pt))
    if (free && !open) {
      open = last && !inside(last) ? [edge(point, last, inside), point] : [point]
      kept.push(open)
    } else if (free) open?.push(point)
    else if (open) {
      if (!within) open.push(edge(last as Pt, point, inside))
      open = undefined
    }
  })
  return kept.filter((part) => part.length > 1)
}

function edge(inner: Pt, outer: Pt, inside: (point: Pt) => boolean): Pt {
  let [low, high] = [0, 1]
  for (let round = 0; round < 12; round++) {
    const middle = (low + high) / 2
    if (inside(between(inner, outer, middle))) low = middle
    else high = middle
  }
  return between(inner, outer, high + OVER / (distance(inner, outer) || 1))
}
