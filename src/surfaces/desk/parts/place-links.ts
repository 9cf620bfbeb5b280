/** Ways to a place. */
import type { Point } from '../../../modules/places/index.ts'

/** Opens the way there in whatever map the telephone has; in a browser, a page of directions. */
export const directionsTo = ({ lat, lon }: Point): string =>
  `https://www.google.com/maps/dir/?api=1&destination=${lat.toFixed(6)},${lon.toFixed(6)}`

/**
 * Opens the place in the telephone's own map, which knows the way without a network. RFC 5870, with the query that
 * Android's maps understand; for those of Apple the phone changes it (islands/lib/apple-maps.ts).
 */
export const geoOf = ({ lat, lon }: Point): string => {
  const at = `${lat.toFixed(6)},${lon.toFixed(6)}`
  return `geo:${at}?q=${at}`
}

/** The desk's own map at a point. */
export const mapAt = ({ lat, lon }: Point): string => `/desk/map#17/${lat.toFixed(5)}/${lon.toFixed(5)}`
