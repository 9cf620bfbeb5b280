/** Areas that people draw: read, checked, and written out again. */
import { crosses } from '../../kernel/crosses.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Places, Point } from '../places/index.ts'

export const MOST_CORNERS = 60

/**
 * `lon,lat lon,lat …`: three corners or more, all of them on this city's part of the earth, enclosing something.
 *
 * @throws {Refusal} `drawing_unclear`, `drawing_crosses`, or `outside_city`.
 */
export function readOutline(text: string, places: Places): Point[] {
  const corners = text
    .trim()
    .split(/\s+/)
    .slice(0, MOST_CORNERS + 1)
    .map((pair) => pair.split(',').map(Number))
    .map(([lon = NaN, lat = NaN]) => ({ lon: rounded(lon), lat: rounded(lat) }))
  if (corners.length < 3 || corners.length > MOST_CORNERS) throw unclear()
  if (!corners.every(({ lon, lat }) => Number.isFinite(lon) && Number.isFinite(lat))) throw unclear()
  const [west, south, east, north] = places.bounds
  const margin = 0.05 // degrees
  const inReach = ({ lon, lat }: Point) =>
    lon >= west - margin && lon <= east + margin && lat >= south - margin && lat <= north + margin
  if (!corners.every(inReach)) throw outside('outline')
  if (crosses(corners)) {
    throw new Refusal('invalid', 'drawing_crosses', 'The lines of the drawn area cross.', {
      field: 'outline',
    })
  }
  if (Math.abs(enclosed(corners)) < 1e-9) throw unclear() // some 10 m²
  return corners
}

const unclear = () =>
  new Refusal('invalid', 'drawing_unclear', 'The drawn area needs 3 to 60 corners.', { field: 'outline' })

export const outside = (field: string) =>
  new Refusal('invalid', 'outside_city', 'This place is outside the city.', { field })

/** To a tenth of a metre. */
export const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6

/** In square degrees, by the shoelace formula; the sign tells the direction. */
function enclosed(corners: readonly Point[]): number {
  const twice = corners.reduce((sum, { lon, lat }, at) => {
    const next = corners[(at + 1) % corners.length]!
    return sum + lon * next.lat - next.lon * lat
  }, 0)
  return twice / 2
}

/** The corners of PostgreSQL's `((lon,lat),(lon,lat),…)`. */
export function cornersOf(polygon: string): Point[] {
  const numbers = polygon.match(/-?[\d.]+(?:e-?\d+)?/g)?.map(Number) ?? []
  return Array.from({ length: Math.floor(numbers.length / 2) }, (_, at) => ({
    lon: numbers[2 * at]!,
    lat: numbers[2 * at + 1]!,
  }))
}

/** The middle of the box around it. */
export function middleOf(corners: readonly Point[]): Point {
  const middle = (values: readonly number[]) => (Math.min(...values) + Math.max(...values)) / 2
  return { lon: middle(corners.map(({ lon }) => lon)), lat: middle(corners.map(({ lat }) => lat)) }
}
