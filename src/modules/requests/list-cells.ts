/** Unfinished requests of a box, counted in cells of a grid: a map of any scale from one query. */
import { sql } from 'kysely'
import type { City } from './ground.ts'
import { type QueueFilter, queueQuery } from './queue-query.ts'

/** One cell with something in it. */
export interface MapCell {
  readonly count: number
  /** How many of them are late; what is on hold is not. */
  readonly late: number
  /** The middle of its requests, degrees. */
  readonly lon: number
  readonly lat: number
  /** The request itself when it is the only one. */
  readonly number: string | null
}

/** Cells of one answer: a screen at 60 pixels a cell holds some 400. */
const MOST = 1_500

/**
 * @param size width and height of a cell, in degrees.
 */
export async function listCells(
  city: City,
  filter: QueueFilter & { readonly box: readonly [number, number, number, number] },
  size: { readonly lon: number; readonly lat: number },
  now: Date,
): Promise<MapCell[]> {
  const rows = await cellsQuery(city, filter, size, now).execute()
  return rows.map(({ first, ...cell }) => ({ ...cell, number: cell.count === 1 ? String(first) : null }))
}

/** All it reads stands in the index of open places: a column beside those costs a page of the table for each request. */
export function cellsQuery(
  city: City,
  filter: QueueFilter,
  size: { readonly lon: number; readonly lat: number },
  now: Date,
) {
  return queueQuery(city, filter)
    .clearSelect()
    .where('request.location', 'is not', null)
    .select(({ fn }) => [
      fn.countAll<number>().as('count'),
      fn
        .countAll<number>()
        .filterWhere('request.due_at', '<', now)
        .filterWhere('request.status', '!=', 'on_hold')
        .as('late'),
      sql<number>`avg(request.location[0])`.as('lon'),
      sql<number>`avg(request.location[1])`.as('lat'),
      fn.min<number>('request.number').as('first'),
    ])
    .groupBy([
      sql`floor(request.location[0] / ${sql.lit(size.lon)}::float8)`,
      sql`floor(request.location[1] / ${sql.lit(size.lat)}::float8)`,
    ])
    .limit(MOST)
}
