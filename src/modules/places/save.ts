/** Writes a city's geography: what is the same stays untouched, what is gone is retired, never deleted. */
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { saveAddresses } from './save-addresses.ts'
import './tables.ts'
import type { PlacesData, Point } from './types.ts'

/** How many rows an application changed; all 0 the second time. */
export interface PlacesSaved {
  readonly areas: number
  readonly streets: number
  readonly addresses: number
  readonly retiredAddresses: number
}

/** Makes the city's tables say what `data` says. Ids of areas and addresses stay, because requests remember them. */
export async function savePlaces(tx: Tx, data: PlacesData): Promise<PlacesSaved> {
  const areas = await saveAreas(tx, data)
  await saveOutlines(tx, data)
  const { ids, changed: streets } = await saveStreets(tx, data)
  await saveCrossings(tx, data, ids)
  await saveLandmarks(tx, data)
  return { areas, streets, ...(await saveAddresses(tx, data.addresses, ids)) }
}

const asPoint = (point: Point | null): string | null => point && `(${point.lon},${point.lat})`

async function saveAreas(tx: Tx, { areas, layers }: PlacesData): Promise<number> {
  const layerRows = layers.map(({ code, name }, position) => ({ code, name, position }))
  await sql`
    insert into area_layer (code, name, position)
    select code, name, position
    from jsonb_to_recordset(${JSON.stringify(layerRows)}::jsonb) as l(code text, name jsonb, position integer)
    on conflict (code) do update set name = excluded.name, position = excluded.position, retired = false`.execute(
    tx,
  )
  await sql`update area_layer set retired = true where not (code = any(${layers.map(({ code }) => code)}))`.execute(
    tx,
  )
  const rows = areas.map((area, position) => ({ ...area, position }))
  const changed = await sql`
    with wanted as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as a(layer text, code text, name jsonb, position integer, shape jsonb)
    ), gone as (
      update area set retired = true
      where not retired and not exists (select from wanted w where w.layer = area.layer and w.code = area.code)
    )
    insert into area (layer, code, name, position, shape)
    select layer, code, name, position, shape from wanted order by position
    on conflict (layer, code) do update
      set name = excluded.name, position = excluded.position, shape = excluded.shape, retired = false
      where (area.name, area.position, area.shape, area.retired)
        is distinct from (excluded.name, excluded.position, excluded.shape, false)`.execute(tx)
  return Number(changed.numAffectedRows ?? 0)
}

async function saveOutlines(tx: Tx, { limits, water, bridges = [] }: PlacesData): Promise<void> {
  const rows = [
    ...(limits ? [{ part: 'limits' as const, shape: JSON.stringify(limits) }] : []),
    ...(water ? [{ part: 'water' as const, shape: JSON.stringify(water) }] : []),
  ]
  await tx.deleteFrom('city_outline').execute()
  if (rows.length > 0) await tx.insertInto('city_outline').values(rows).execute()
  await tx.deleteFrom('bridge').execute()
  const lines = bridges.map((line, position) => ({ position, line }))
  await sql`
    insert into bridge (position, line)
    select position, line from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as b(position integer, line jsonb)`.execute(
    tx,
  )
}

/** Answers the row of each street, in the order of `data.streets`. */
async function saveStreets(tx: Tx, { streets }: PlacesData): Promise<{ ids: number[]; changed: number }> {
  const names = streets.map(({ name }) => name)
  const middles = streets.map(({ middle }) => asPoint(middle))
  const changed = await sql`
    insert into street (name, middle)
    select name, middle from unnest(${names}::text[], ${middles}::point[]) with ordinality as s(name, middle, nr)
    order by nr
    on conflict (name) do update set middle = excluded.middle, retired = false
      where street.retired or street.middle[0] is distinct from excluded.middle[0]
        or street.middle[1] is distinct from excluded.middle[1]`.execute(tx)
  const { rows } = await sql<{ id: number; name: string; wanted: boolean }>`
    select id, name, name = any(${names}) as wanted from street`.execute(tx)
  const gone = rows.filter(({ wanted }) => !wanted).map(({ id }) => id)
  if (gone.length > 0) await tx.updateTable('street').set({ retired: true }).where('id', 'in', gone).execute()
  const byName = new Map(rows.map(({ id, name }) => [name, id]))
  return { ids: names.map((name) => byName.get(name) ?? 0), changed: Number(changed.numAffectedRows ?? 0) }
}

async function saveCrossings(tx: Tx, { crossings }: PlacesData, ids: readonly number[]): Promise<void> {
  const pairs = crossings.map(({ street, other, point }) => {
    const [one = 0, two = 0] = [ids[street], ids[other]].sort((a = 0, b = 0) => a - b)
    return { one, two, point: asPoint(point) }
  })
  await tx.deleteFrom('street_crossing').execute()
  await sql`
    insert into street_crossing (street_id, other_id, place)
    select * from unnest(
      ${pairs.map(({ one }) => one)}::integer[],
      ${pairs.map(({ two }) => two)}::integer[],
      ${pairs.map(({ point }) => point)}::point[])`.execute(tx)
}

async function saveLandmarks(tx: Tx, { landmarks }: PlacesData): Promise<void> {
  await tx.deleteFrom('landmark').execute()
  if (landmarks.length === 0) return
  const rows = landmarks.map(({ point, name, ...landmark }) => ({
    ...landmark,
    name: JSON.stringify(name),
    place: asPoint(point),
  }))
  await tx.insertInto('landmark').values(rows).execute()
}
