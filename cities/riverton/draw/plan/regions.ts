/** Which grid a place belongs to: the seams are the river, the creek and the old roads. */
import { inRing, simplified } from '../curve.ts'
import type { Path, Pt } from '../plane.ts'
import type { RegionCode } from './frames.ts'
import { creek, limits } from './land.ts'
import { creekDrives, kings, market, post, ridge, riverDrives } from './main-roads.ts'

/** Everything to one side of a line, far out. */
const beyond = (line: Path, ...corners: readonly Pt[]): Path => [...simplified(line, 1.5), ...corners]

const corridor = beyond(riverDrives.west, ...simplified(riverDrives.east, 1.5).toReversed())
const westOfRiver = beyond(riverDrives.west, [-30_000, -30_000], [-30_000, 30_000])
const creekValley = beyond(creekDrives.north, ...simplified(creekDrives.south, 1.5).toReversed())
const outline = simplified([...limits, limits[0] as Pt], 1.5)
const northOfKings = beyond(kings.line, [30_000, 30_000], [-30_000, 30_000])
const southOfCreek = beyond(creek, [30_000, -2_000], [30_000, -30_000], [-30_000, -30_000])
const westOfRidge = beyond([[-3_700, 3_550], ...ridge.line], [-30_000, -30_000], [-30_000, 3_550])
const postAndMarket = [...market.line.filter(([x]) => x < 2400 && x > 1000), ...post.line]
const southOfPost = beyond(postAndMarket, [30_000, -30_000], [0, -30_000])

/** Between the two roads along the river: water, banks and greens, but no grid. */
export const byTheRiver = (point: Pt): boolean => inRing(corridor, point)

/** The valley park along Mill Creek. */
export const inTheValley = (point: Pt): boolean => inRing(creekValley, point)

export const inTheCity = (point: Pt): boolean => inRing(outline, point)

/** The grid a place belongs to; undefined outside the city, by the river, and in the valley. */
export function regionAt(point: Pt): RegionCode | undefined {
  if (!inTheCity(point) || byTheRiver(point) || inTheValley(point)) return undefined
  if (!inRing(westOfRiver, point)) return inRing(southOfPost, point) ? 'southeast' : 'east'
  if (inRing(southOfCreek, point)) return inRing(westOfRidge, point) ? 'hills' : 'south'
  if (inRing(northOfKings, point)) return point[0] < -4600 && point[1] < 4700 ? 'hills' : 'north'
  return inRing(westOfRidge, point) ? 'hills' : 'center'
}
