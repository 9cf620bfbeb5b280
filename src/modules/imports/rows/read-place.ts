/** The point of a row, and what is no place although it looks like one. */
import type { PlaceSpec } from '../mapping/index.ts'
import { cellReader, type ColumnPlace, type RowAtHand } from './read-cell.ts'
import { RowRefused } from './row-refused.ts'
import type { Tally } from './tally.ts'

export interface RowPoint {
  readonly lat: number
  readonly lon: number
}

export type PointReader = (row: RowAtHand) => RowPoint | undefined

export function pointReader(spec: PlaceSpec, place: ColumnPlace, changes: Tally): PointReader {
  const raw = rawReader(spec, place)
  return (row) => {
    const point = raw(row)
    if (!point) return undefined
    const why = noPlace(spec, point)
    if (why === undefined) return point
    changes.add(why, row.line, `${point.lat}, ${point.lon}`)
    return undefined
  }
}

/** Why a point is no place; undefined when it is one. */
function noPlace({ notAPlace, wholeDegrees, within }: PlaceSpec, { lat, lon }: RowPoint): string | undefined {
  const fake = notAPlace.find((point) => point.lat === lat && point.lon === lon)
  if (fake) return `{n} places on the default point (${fake.lat}, ${fake.lon}) were taken as no place`
  if (lat === 0 && lon === 0) return '{n} places at (0, 0) were taken as no place'
  if (wholeDegrees === 'no_place' && Number.isInteger(lat) && Number.isInteger(lon)) {
    return '{n} places cut to whole degrees were taken as no place'
  }
  if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) return '{n} places that are not on earth were left out'
  if (within) {
    const [west, south, east, north] = within
    const inside = lon >= west && lon <= east && lat >= south && lat <= north
    if (!inside) return '{n} places outside the mapping’s box were taken as no place'
  }
  return undefined
}

function rawReader({ latitude, longitude, point, order }: PlaceSpec, place: ColumnPlace): PointReader {
  if (point) {
    const text = cellReader(point, 'place', place)
    return (row) => parsePointText(text(row), order)
  }
  if (!latitude || !longitude) return () => undefined
  const [north, east] = [cellReader(latitude, 'latitude', place), cellReader(longitude, 'longitude', place)]
  return (row) => {
    const [lat, lon] = [north(row), east(row)]
    if (lat === '' && lon === '') return undefined
    return { lat: degrees(lat, 'latitude'), lon: degrees(lon, 'longitude') }
  }
}

const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/gi

/** `POINT (lon lat)` has its order from its standard (WKT, ISO 19125); any other pair has the mapping's. */
function parsePointText(text: string, order: PlaceSpec['order']): RowPoint | undefined {
  if (text === '') return undefined
  const [first, second, ...more] = (text.replace(/^\s*SRID=\d+;/i, '').match(NUMBER) ?? []).map(Number)
  if (first === undefined || second === undefined || more.length > 0) {
    throw new RowRefused('the place is not a pair of numbers', text)
  }
  const lonFirst = /^\s*(SRID=\d+;)?\s*POINT/i.test(text) || order === 'lon_lat'
  return lonFirst ? { lon: first, lat: second } : { lat: first, lon: second }
}

function degrees(text: string, name: string): number {
  const value = text === '' ? NaN : Number(text)
  if (Number.isFinite(value)) return value
  throw new RowRefused(text === '' ? `half a place: ${name} is missing` : `${name} is not a number`, text)
}
