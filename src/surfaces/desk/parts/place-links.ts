/** Ways to a place. */
import type { Point } from '../../../modules/places/index.ts'

/** Opens the way there in whatever map the telephone has; in a browser, a page of directions. */
export const directionsTo = ({ lat, lon }: Point): string =>
  `https://www.google.com/maps/dir/?api=1&destination=${lat.toFixed(6)},${lon.toFixed(6)}`

/** The desk's own map at a point. */
export const mapAt = ({ lat, lon }: Point): string => `/desk/map#17/${lat.toFixed(5)}/${lon.toFixed(5)}`
