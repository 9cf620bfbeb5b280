/** The tables of places. Nobody else reads or writes them. */
import type { ColumnType, Generated } from 'kysely'
import type { LocalText, Ring, Shape } from './types.ts'

/** JSON goes in as text and comes out as what it says. */
type Json<T> = ColumnType<T, string, string>

/** node-postgres reads a `point` as `{ x, y }` = longitude, latitude, and takes `(lon,lat)`. */
type PointColumn = ColumnType<{ readonly x: number; readonly y: number } | null, string | null, string | null>

interface AreaLayerTable {
  code: string
  name: Json<LocalText>
  position: number
  retired: Generated<boolean>
}

interface AreaTable {
  id: Generated<number>
  layer: string
  code: string
  name: Json<LocalText>
  position: number
  shape: Json<Shape>
  retired: Generated<boolean>
}

interface CityOutlineTable {
  part: 'limits' | 'water'
  shape: Json<Shape>
}

interface BridgeTable {
  position: number
  line: Json<Ring>
}

interface StreetTable {
  id: Generated<number>
  name: string
  middle: PointColumn
  retired: Generated<boolean>
}

interface StreetCrossingTable {
  street_id: number
  other_id: number
  place: PointColumn
}

interface AddressTable {
  id: Generated<number>
  street_id: number
  number: number
  suffix: string
  unit: string
  zip: string
  place: PointColumn
  retired: Generated<boolean>
}

interface LandmarkTable {
  code: string
  kind: string
  name: Json<LocalText>
  address: string
  place: PointColumn
}

declare module '../../kernel/db.ts' {
  interface Tables {
    area_layer: AreaLayerTable
    area: AreaTable
    city_outline: CityOutlineTable
    bridge: BridgeTable
    street: StreetTable
    street_crossing: StreetCrossingTable
    address: AddressTable
    landmark: LandmarkTable
  }
}
