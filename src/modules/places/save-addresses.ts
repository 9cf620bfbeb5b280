/** Writes an address list of any length in a few statements. */
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import type { AddressColumns } from './types.ts'

/** Rows of one statement: large enough to be fast, small enough for memory. */
const CHUNK = 20_000

/** `streetIds` says the row of each position in `list.street`. Rows that did not change are not written. */
export async function saveAddresses(
  tx: Tx,
  list: AddressColumns,
  streetIds: readonly number[],
): Promise<{ addresses: number; retiredAddresses: number }> {
  await sql`
    create temporary table wanted_address (
      street_id integer, number integer, suffix text, unit text, zip text, place point
    ) on commit drop`.execute(tx)
  for (let from = 0; from < list.street.length; from += CHUNK)
    await bring(tx, list, streetIds, from, from + CHUNK)
  await sql`analyze wanted_address`.execute(tx)
  const changed = await sql`
    insert into address (street_id, number, suffix, unit, zip, place)
    select street_id, number, suffix, unit, zip, place from wanted_address
    order by street_id, number, suffix, unit, zip
    on conflict (street_id, number, suffix, unit, zip) do update set place = excluded.place, retired = false
      where address.retired or address.place[0] is distinct from excluded.place[0]
        or address.place[1] is distinct from excluded.place[1]`.execute(tx)
  const retired = await sql`
    update address a set retired = true
    where not retired and not exists (
      select from wanted_address w
      where (w.street_id, w.number, w.suffix, w.unit, w.zip) = (a.street_id, a.number, a.suffix, a.unit, a.zip)
    )`.execute(tx)
  // Loading reads by the key, page by page: without fresh statistics it would sort the whole table for each page.
  await sql`analyze address`.execute(tx)
  // Two applications in one transaction would meet the first one's table.
  await sql`drop table wanted_address`.execute(tx)
  return {
    addresses: Number(changed.numAffectedRows ?? 0),
    retiredAddresses: Number(retired.numAffectedRows ?? 0),
  }
}

async function bring(
  tx: Tx,
  list: AddressColumns,
  streetIds: readonly number[],
  from: number,
  to: number,
): Promise<void> {
  const places = list.lon
    .slice(from, to)
    .map((lon, at) => (Number.isNaN(lon) ? null : `(${lon},${list.lat[from + at]})`))
  await sql`
    insert into wanted_address
    select * from unnest(
      ${list.street.slice(from, to).map((at) => streetIds[at] ?? 0)}::integer[], ${list.number.slice(from, to)}::integer[],
      ${list.suffix.slice(from, to)}::text[], ${list.unit.slice(from, to)}::text[], ${list.zip.slice(from, to)}::text[],
      ${places}::point[])`.execute(tx)
}
