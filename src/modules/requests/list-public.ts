/** Requests as lists, feeds and maps of the public show them. */
import { sql } from 'kysely'
import type { Point } from '../places/index.ts'
import { cleanText } from '../../kernel/clean-text.ts'
import type { City } from './ground.ts'
import type { Status } from './rules.ts'
import { PUBLIC_COLUMNS, type PublicRow, toPublic } from './to-public.ts'
import type { PublicRequest } from './views.ts'

export interface PublicFilter {
  /** These requests and nothing else decides (Open311: `service_request_id` overrides). */
  readonly numbers?: readonly number[]
  readonly serviceCodes?: readonly string[]
  readonly status?: 'open' | 'closed'
  /** In any of these. */
  readonly statuses?: readonly Status[]
  readonly agencyCodes?: readonly string[]
  /** Inclusive bounds on `submittedAt`. */
  readonly from?: Date
  readonly to?: Date
  /** Inclusive bounds on `updatedAt`. */
  readonly updatedFrom?: Date
  readonly updatedTo?: Date
  /** `[west, south, east, north]` degrees. */
  readonly box?: readonly [number, number, number, number]
  readonly near?: { readonly point: Point; readonly metres: number }
  /** Within this area. */
  readonly areaId?: number
  /** Within this outline; its last corner leads back to its first. */
  readonly outline?: readonly Point[]
  /** Words that all occur in the description or the address. */
  readonly words?: string
  readonly limit: number
  readonly offset?: number
}

/** Public requests, the newest first, then by id: a stable order to page through. */
export async function listPublic(city: City, filter: PublicFilter): Promise<PublicRequest[]> {
  const catalog = city.catalog()
  const rows = await publicQuery(city, filter).execute()
  const copies = rows.map((row) => toPublic(row as PublicRow, catalog))
  return filter.words ? copies.filter((copy) => says(copy, filter.words!)) : copies
}

/** The rows {@link listPublic} makes its copies of. */
export function publicQuery(city: City, filter: PublicFilter) {
  const catalog = city.catalog()
  let query = city.db
    .selectFrom('service_request as request')
    .leftJoin('service_request as parent', (join) =>
      join.onRef('parent.id', '=', 'request.parent_id').on('parent.visibility', '=', 'public'),
    )
    .select([...PUBLIC_COLUMNS, 'parent.number as parentNumber'])
    .where('request.visibility', '=', 'public')
    .orderBy('request.submitted_at', 'desc')
    .orderBy('request.id', 'desc')
    .limit(filter.limit)
    .offset(filter.offset ?? 0)
  if (filter.numbers) {
    query = query.where('request.number', '=', sql<number>`any(${filter.numbers as number[]}::bigint[])`)
  } else {
    if (filter.serviceCodes) {
      const codes = new Set(filter.serviceCodes)
      const ids = catalog.services.filter(({ code }) => codes.has(code)).map(({ id }) => id)
      query = query.where('request.service_id', '=', sql<number>`any(${ids}::int[])`)
    }
    if (filter.status)
      query = query.where('request.status', filter.status === 'closed' ? '=' : '!=', 'closed')
    if (filter.statuses) query = query.where('request.status', 'in', filter.statuses)
    // Said besides, and as it stands: the indexes of open requests are found by it.
    if (filter.statuses && !filter.statuses.includes('closed')) {
      query = query.where(sql<boolean>`request.status <> 'closed'`)
    }
    if (filter.agencyCodes) {
      const codes = new Set(filter.agencyCodes)
      const ids = catalog.agencies.filter(({ code }) => codes.has(code)).map(({ id }) => id)
      query = query.where('request.agency_id', '=', sql<number>`any(${ids}::int[])`)
    }
    if (filter.from) query = query.where('request.submitted_at', '>=', filter.from)
    if (filter.to) query = query.where('request.submitted_at', '<=', filter.to)
    if (filter.updatedFrom) query = query.where('request.updated_at', '>=', filter.updatedFrom)
    if (filter.updatedTo) query = query.where('request.updated_at', '<=', filter.updatedTo)
    if (filter.box) query = query.where(inBox('request.location', filter.box))
    if (filter.near) query = query.where(within('request.location', filter.near))
    if (filter.areaId !== undefined) {
      query = query.where(sql<boolean>`${filter.areaId}::int = any(request.area_ids)`)
    }
    if (filter.outline) query = query.where(inOutline('request.location', filter.outline))
    if (filter.words) {
      query = query.innerJoin('request_words as search', 'search.request_id', 'request.id')
      for (const word of likeText(filter.words).split(/\s+/)) {
        const pattern = `%${word}%`
        query = query
          .where(sql<boolean>`search.words ilike ${pattern}`)
          // The words searched by hold internal notes too: what only they say must not show by its being found.
          .where(({ eb, or }) =>
            or([eb('request.description', 'ilike', pattern), eb('request.address', 'ilike', pattern)]),
          )
      }
    }
  }
  return query
}

/** Whether a copy itself says the words: what is masked must not show by its being found. */
export function says({ description, address }: PublicRequest, words: string): boolean {
  const [said, place] = [description.toLowerCase(), (address ?? '').toLowerCase()]
  return cleanText(words)
    .toLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word) || place.includes(word))
}

/** A resident's words with the signs that `like` reads made plain. */
export function likeText(words: string): string {
  return cleanText(words).replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)
}

/** Whether a point column lies in `[west, south, east, north]`. */
export function inBox(column: string, [west, south, east, north]: readonly [number, number, number, number]) {
  return sql<boolean>`${sql.ref(column)} <@ box(point(${west}, ${south}), point(${east}, ${north}))`
}

/** Whether a point column lies in an outline; its box is asked first. */
function inOutline(column: string, outline: readonly Point[]) {
  const lons = outline.map(({ lon }) => lon)
  const lats = outline.map(({ lat }) => lat)
  const box = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)] as const
  const corners = outline.map(({ lon, lat }) => `(${lon},${lat})`).join(',')
  return sql<boolean>`(${inBox(column, box)} and ${sql.ref(column)} <@ ${`(${corners})`}::polygon)`
}

export interface NearRequest {
  readonly request: PublicRequest
  readonly metres: number
}

const METRES_A_DEGREE = 111_320 // of latitude, on the WGS 84 sphere

/** Degrees of `metres`: north, and east at the latitude of a point. */
function spread({ lat }: Point, metres: number): { high: number; wide: number } {
  const high = metres / METRES_A_DEGREE
  return { high, wide: high / Math.max(0.01, Math.cos((lat * Math.PI) / 180)) }
}

/** `[west, south, east, north]` of a square with `metres` to each side of a point. */
export function boxAround(point: Point, metres: number): readonly [number, number, number, number] {
  const { high, wide } = spread(point, metres)
  return [point.lon - wide, point.lat - high, point.lon + wide, point.lat + high]
}

/** Whether a point column lies within `metres` of a point. */
function within(column: string, { point, metres }: { point: Point; metres: number }) {
  const { high, wide } = spread(point, metres)
  const box = boxAround(point, metres)
  const place = sql.ref(column)
  return sql<boolean>`(${inBox(column, box)} and
    power((${place})[0] - ${point.lon}, 2) / ${wide * wide} + power((${place})[1] - ${point.lat}, 2) / ${high * high} <= 1)`
}

/** Open public requests within `metres` of a point, the nearest first. */
export async function listNear(
  city: City,
  point: Point,
  { metres, limit, serviceCode }: { metres: number; limit: number; serviceCode?: string },
): Promise<NearRequest[]> {
  const catalog = city.catalog()
  let query = city.db
    .selectFrom('service_request as request')
    .select([...PUBLIC_COLUMNS])
    .where('request.visibility', '=', 'public')
    .where('request.status', '!=', 'closed')
    .where(inBox('request.location', boxAround(point, metres)))
    .orderBy(sql`request.location <-> point(${point.lon}, ${point.lat})`)
    .limit(limit)
  if (serviceCode) {
    const service = catalog.services.find(({ code }) => code === serviceCode)
    query = query.where('request.service_id', '=', service?.id ?? 0)
  }
  const rows = await query.execute()
  return rows
    .map((row) => ({ request: toPublic(row as PublicRow, catalog), metres: distance(point, row.location) }))
    .filter((near) => near.metres <= metres)
    .sort((a, b) => a.metres - b.metres)
}

/** Metres between two near points (equirectangular projection: exact to 0.1 % within a city). */
export function distance(from: Point, to: { x: number; y: number } | null): number {
  if (!to) return Infinity
  const north = (to.y - from.lat) * METRES_A_DEGREE
  const east = (to.x - from.lon) * METRES_A_DEGREE * Math.cos((from.lat * Math.PI) / 180)
  return Math.hypot(north, east)
}
