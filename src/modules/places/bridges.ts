/** Whether a point in the water stands on a bridge. */
import { METRES } from './address-index.ts'
import type { Point, Ring } from './types.ts'

/** Half the width of a wide bridge, with what a phone is off by. Metres. */
const NEAR = 25

/** Asked only for points in the water, and a city has few bridges: no index. */
export function onBridge(bridges: readonly Ring[], { lon, lat }: Point): boolean {
  const shrink = Math.cos((lat * Math.PI) / 180)
  return bridges.some((line) =>
    line.slice(1).some((end, at) => {
      const start = line[at]
      if (!start) return false
      const [ax, ay] = [(start[0] - lon) * shrink, start[1] - lat]
      const [dx, dy] = [(end[0] - start[0]) * shrink, end[1] - start[1]]
      const along = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)))
      return Math.hypot(ax + along * dx, ay + along * dy) * METRES <= NEAR
    }),
  )
}
