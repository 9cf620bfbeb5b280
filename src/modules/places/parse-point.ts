/** Two texts from a form or a query become a point, or a reason why not. */
import { Refusal } from '../../kernel/refusal.ts'
import type { Point } from './types.ts'
import { latinDigits } from './words.ts'

/**
 * A point from texts in degrees. Both empty: no point was given.
 *
 * @throws {Refusal} `half_a_point` when one of the two is missing, `not_a_point` when they are no numbers on earth.
 */
export function parsePoint(lat: string | undefined, lon: string | undefined): Point | undefined {
  const [north, east] = [clean(lat), clean(lon)]
  if (north === '' && east === '') return undefined
  if (north === '' || east === '') {
    throw new Refusal('invalid', 'half_a_point', 'A point needs both latitude and longitude.')
  }
  const point = { lat: degrees(north), lon: degrees(east) }
  if (!isOnEarth(point)) {
    throw new Refusal(
      'invalid',
      'not_a_point',
      'Latitude is a number from -90 to 90, longitude from -180 to 180.',
    )
  }
  return point
}

/** Whether both coordinates are numbers within their range. */
export function isOnEarth({ lon, lat }: Point): boolean {
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180
}

const clean = (text: string | undefined): string => latinDigits(text ?? '').trim()

// `Number` alone would take '', '0x10' and 'Infinity'.
const degrees = (text: string): number => (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : NaN)
