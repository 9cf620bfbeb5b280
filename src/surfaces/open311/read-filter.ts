/** The arguments of a question for requests. */
import type { PublicFilter } from '../../modules/requests/index.ts'
import { parsePoint } from '../../modules/places/index.ts'
import { Fault } from './fault.ts'
import { list, one, type Parameters } from './parameters.ts'
import { endOfSecond, readBound, readWindow } from './window.ts'

/** Most requests of one answer, and what a question without `page_size` gets. */
export const MOST = 1_000

export interface Page {
  /** From 1. */
  readonly page: number
  readonly size: number
}

type Filter = Omit<PublicFilter, 'limit' | 'offset'>

/**
 * @throws {Fault} 400 naming the argument that cannot be read.
 */
export function readFilter(parameters: Parameters, now: Date, timeZone: string): Filter {
  const ids = list(parameters, 'service_request_id')
  if (ids) return { numbers: ids.flatMap((id) => requestNumber(id) ?? []) }

  const updatedFrom = readBound(parameters, 'updated_after', timeZone)
  const updatedTo = readBound(parameters, 'updated_before', timeZone)
  const dated = one(parameters, 'start_date', 'end_date') !== undefined
  // Whoever asks for what changed wants old requests that changed as well.
  const window = dated || !(updatedFrom || updatedTo) ? readWindow(parameters, now, timeZone) : undefined
  const codes = list(parameters, 'service_code')
  const status = readStatus(parameters)
  const box = readBox(parameters)
  const near = readNear(parameters)
  const words = one(parameters, 'q')?.slice(0, 200)
  return {
    ...(codes && { serviceCodes: codes }),
    ...(status && { status }),
    ...(window && { from: window.from }),
    ...(window?.to && { to: window.to }),
    ...(updatedFrom && { updatedFrom }),
    ...(updatedTo && { updatedTo: endOfSecond(updatedTo) }),
    ...(box && { box }),
    ...(near && { near }),
    ...(words && { words }),
  }
}

/** A `service_request_id` as the number it is; undefined for what no request of ours is called. */
export function requestNumber(id: string): number | undefined {
  return /^[1-9]\d{0,14}$/.test(id) ? Number(id) : undefined
}

function readStatus(parameters: Parameters): 'open' | 'closed' | undefined {
  const asked = new Set(list(parameters, 'status')?.map((status) => status.toLowerCase()))
  const unknown = [...asked].find((status) => status !== 'open' && status !== 'closed')
  if (unknown !== undefined)
    throw new Fault(400, `status must be open or closed, not "${unknown.slice(0, 60)}"`)
  return asked.size === 1 ? ([...asked][0] as 'open' | 'closed') : undefined
}

function readBox(parameters: Parameters): PublicFilter['box'] {
  const text = one(parameters, 'bbox')
  if (text === undefined) return undefined
  const sides = text.split(',').map((side) => (side.trim() === '' ? NaN : Number(side)))
  const [west, south, east, north] = sides as [number, number, number, number]
  const inRange =
    Math.abs(west) <= 180 && Math.abs(east) <= 180 && Math.abs(south) <= 90 && Math.abs(north) <= 90
  if (sides.length !== 4 || !inRange) throw new Fault(400, 'bbox must be west,south,east,north in degrees')
  return [Math.min(west, east), Math.min(south, north), Math.max(west, east), Math.max(south, north)]
}

const NEAR = 1_000 // metres, where no radius is given
const FARTHEST = 50_000

function readNear(parameters: Parameters): PublicFilter['near'] {
  const point = parsePoint(one(parameters, 'lat'), one(parameters, 'long', 'lng', 'lon'))
  if (!point) return undefined
  const metres = Number(one(parameters, 'radius') ?? NEAR)
  if (!(metres > 0)) throw new Fault(400, 'radius must be a number of metres')
  return { point, metres: Math.min(metres, FARTHEST) }
}

/** `page` counts from 1, and 0 is the first page too; several names for its size are in use. */
export function readPage(parameters: Parameters): Page {
  const page = wholeNumber(parameters, ['page']) || 1
  const size = wholeNumber(parameters, ['page_size', 'per_page', 'limit', 'max_requests']) || MOST
  return { page: Math.min(page, 1_000_000), size: Math.min(size, MOST) }
}

function wholeNumber(parameters: Parameters, names: readonly string[]): number | undefined {
  const name = names.find((one) => parameters.has(one))
  const text = name && one(parameters, name)
  if (text === undefined) return undefined
  if (!/^\d{1,15}$/.test(text))
    throw new Fault(400, `${name} must be a whole number, not "${text.slice(0, 60)}"`)
  return Number(text)
}
