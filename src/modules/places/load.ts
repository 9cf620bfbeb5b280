/** Reads a city's geography from the database into memory, once at start and after each change. */
import { sql } from 'kysely'
import type { Reader } from '../../kernel/db.ts'
import { loadAddresses } from './load-addresses.ts'
import { openPlaces } from './places.ts'
import { areaKey, type Stock } from './stock.ts'
import './tables.ts'
import type { Places, Point, Shape } from './types.ts'

/** A city without geography gives places that know nothing and refuse nothing. */
export async function loadPlaces(db: Reader): Promise<Places> {
  const areas = await readAreas(db)
  const layers = await db
    .selectFrom('area_layer')
    .select(['code', 'name'])
    .where('retired', '=', false)
    .orderBy('position')
    .execute()
  const { limits, water } = await readOutlines(db)
  const bridges = await db.selectFrom('bridge').select('line').orderBy('position').execute()
  const streets = await db
    .selectFrom('street')
    .select(['id', 'name', 'middle', 'retired'])
    .orderBy('id')
    .execute()
  const place = new Map(streets.map(({ id }, at) => [id, at]))
  const landmarks = await db.selectFrom('landmark').selectAll().orderBy('code').execute()
  return openPlaces({
    layers,
    areas,
    limits,
    water,
    bridges: bridges.map(({ line }) => line),
    streets: streets.map(({ name, middle }) => ({ name, middle: toPoint(middle) })),
    crossings: await readCrossings(db, place),
    addresses: await loadAddresses(db, place),
    landmarks: landmarks.flatMap(({ place: where, ...landmark }) => {
      const point = toPoint(where)
      return point ? [{ ...landmark, point }] : []
    }),
  })
}

const toPoint = (value: { readonly x: number; readonly y: number } | null): Point | null =>
  value && { lon: value.x, lat: value.y }

async function readAreas(db: Reader): Promise<Stock['areas']> {
  const rows = await db
    .selectFrom('area')
    .select(['id', 'layer', 'code', 'name', 'shape'])
    .where('retired', '=', false)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({ ...row, key: areaKey(row) }))
}

async function readOutlines(db: Reader): Promise<{ limits: Shape | null; water: Shape | null }> {
  const rows = await db.selectFrom('city_outline').select(['part', 'shape']).execute()
  const find = (wanted: 'limits' | 'water'): Shape | null =>
    rows.find(({ part }) => part === wanted)?.shape ?? null
  return { limits: find('limits'), water: find('water') }
}

async function readCrossings(db: Reader, place: ReadonlyMap<number, number>): Promise<Stock['crossings']> {
  const { rows } = await sql<{ street: number; other: number; lon: number; lat: number }>`
    select street_id as street, other_id as other, place[0] as lon, place[1] as lat from street_crossing`.execute(
    db,
  )
  return rows.map(({ street, other, lon, lat }) => ({
    street: place.get(street) ?? 0,
    other: place.get(other) ?? 0,
    point: { lon, lat },
  }))
}
