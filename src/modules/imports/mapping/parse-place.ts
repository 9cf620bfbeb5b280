/** Where a mapping finds the place of a request. */
import type { Form } from './form.ts'
import { type CellDefaults, parseCell } from './parse-cell.ts'
import type { PlaceSpec } from './types.ts'

export function parsePlace(form: Form, defaults: CellDefaults): PlaceSpec {
  const spec: PlaceSpec = {
    latitude: parseCell(form, 'latitude', defaults),
    longitude: parseCell(form, 'longitude', defaults),
    point: parseCell(form, 'point', defaults),
    order: form.choice('order', ['lat_lon', 'lon_lat']) ?? 'lat_lon',
    notAPlace: form.texts('not_a_place').flatMap((text) => pointOf(form, text)),
    within: boxOf(form),
    wholeDegrees: form.choice('whole_degrees', ['no_place', 'keep']) ?? 'no_place',
  }
  if (!spec.point && !(spec.latitude && spec.longitude)) {
    form.refuse('point', 'a place needs latitude and longitude, or point')
  }
  form.done()
  return spec
}

function pointOf(form: Form, text: string): { lat: number; lon: number }[] {
  const [lat, lon, ...more] = text.split(',').map(Number)
  if (lat !== undefined && lon !== undefined && more.length === 0 && Number.isFinite(lat + lon))
    return [{ lat, lon }]
  form.refuse('not_a_place', `"${text}" is no point; write "latitude, longitude"`)
  return []
}

function boxOf(form: Form): PlaceSpec['within'] {
  const given = form.texts('within')
  if (given.length === 0) return undefined
  const [west, south, east, north, ...more] = given.map(Number)
  const whole = west !== undefined && south !== undefined && east !== undefined && north !== undefined
  if (whole && more.length === 0 && west < east && south < north) return [west, south, east, north]
  form.refuse('within', 'write a list of four numbers: west, south, east, north')
  return undefined
}
