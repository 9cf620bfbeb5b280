/** Addresses from the database into typed arrays, page by page, so that a large city never stands twice in memory. */
import { sql } from 'kysely'
import type { Reader } from '../../kernel/db.ts'
import { type AddressStock, emptyAddresses, streetStarts, WordPool } from './stock.ts'

const PAGE = 50_000

interface Row {
  id: number
  street_id: number
  number: number
  suffix: string
  unit: string
  zip: string
  lon: number | null
  lat: number | null
}

/** `place` says the position of each street's row. Answers the addresses by street and number. */
export async function loadAddresses(db: Reader, place: ReadonlyMap<number, number>): Promise<AddressStock> {
  const { count } = await db
    .selectFrom('address')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('retired', '=', false)
    .executeTakeFirstOrThrow()
  const stock = emptyAddresses(count)
  const pool = new WordPool()
  let [at, last]: [number, Row | undefined] = [0, undefined]
  while (at < count) {
    const page: Row[] = await pageAfter(db, last)
    if (page.length === 0) break
    for (const row of page.slice(0, count - at)) keep(stock, pool, at++, row, place)
    last = page.at(-1)
  }
  return { ...stock, words: pool.words, from: streetStarts(stock.street, place.size) }
}

// In the order of the unique key, so that no page needs a sort and the next begins where this one ended.
async function pageAfter(db: Reader, last: Row | undefined): Promise<Row[]> {
  const after = last
    ? sql`and (street_id, number, suffix, unit, zip) > (${last.street_id}, ${last.number}, ${last.suffix}, ${last.unit}, ${last.zip})`
    : sql``
  const { rows } = await sql<Row>`
    select id, street_id, number, suffix, unit, zip, place[0] as lon, place[1] as lat
    from address where not retired ${after}
    order by street_id, number, suffix, unit, zip limit ${PAGE}`.execute(db)
  return rows
}

function keep(
  stock: ReturnType<typeof emptyAddresses>,
  pool: WordPool,
  at: number,
  row: Row,
  place: ReadonlyMap<number, number>,
): void {
  stock.id[at] = row.id
  stock.street[at] = place.get(row.street_id) ?? 0
  stock.number[at] = row.number
  stock.suffix[at] = pool.place(row.suffix)
  stock.unit[at] = pool.place(row.unit)
  stock.zip[at] = pool.place(row.zip)
  stock.lon[at] = row.lon ?? NaN
  stock.lat[at] = row.lat ?? NaN
}
