/** The words the rest of the program uses for where things are. */

/** A text in several languages, by BCP 47 tag. */
export type LocalText = Readonly<Record<string, string>>

/** A place on earth, in WGS 84 degrees. */
export interface Point {
  readonly lon: number
  readonly lat: number
}

/** `[west, south, east, north]` in degrees. */
export type Bounds = readonly [number, number, number, number]

/** A kind of area that the city divides itself into, e.g. council districts. */
export interface Layer {
  readonly code: string
  readonly name: LocalText
}

/** One area of a layer, e.g. council district 3. */
export interface Area {
  /** Row in the database; stays the same when the city's files are applied again. */
  readonly id: number
  readonly layer: string
  readonly code: string
  /** `layer:code`, e.g. `district:3`: how services and routing sheets name an area. */
  readonly key: string
  readonly name: LocalText
}

/** An address of the city's own list. Some lists know no coordinates: then `point` is null. */
export interface Address {
  readonly id: number
  /** As it is written here, e.g. `1200 N Broad St`. */
  readonly label: string
  readonly zip: string | null
  readonly point: Point | null
}

/** The address nearest to a point. */
export interface NearAddress {
  readonly id: number
  readonly label: string
  readonly zip: string | null
  /** Distance from the point asked for, in metres. */
  readonly metres: number
}

/**
 * Where a point lies. `water` is inside the city but in its river, and on no bridge: a service decides
 * whether it takes a report from there. Areas may be several of one layer, or none, because real boundaries overlap and gape.
 */
export type Located =
  | { readonly where: 'inside'; readonly areas: readonly Area[]; readonly address?: NearAddress }
  | { readonly where: 'water'; readonly areas: readonly Area[]; readonly address?: NearAddress }
  | { readonly where: 'outside' }

/**
 * A line of an address search, best first.
 *
 * `near_address`: the number asked for does not exist; this is the nearest one on that street.
 * `street`: only a street was named; its point is the middle of it. `point` is null where the list has none.
 */
export interface AddressHit {
  readonly kind: 'address' | 'near_address' | 'intersection' | 'street' | 'landmark'
  readonly label: string
  readonly zip: string | null
  readonly point: Point | null
  /** The address behind the hit; null for intersections, streets and landmarks. */
  readonly addressId: number | null
  /** The house number that was asked for and does not exist (`near_address` only). */
  readonly askedNumber?: number
}

/** A GeoJSON Polygon or MultiPolygon in degrees, longitude first. */
export type Shape =
  | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] }

/** Corners as `[longitude, latitude]`. */
export type Ring = readonly (readonly [number, number])[]

/** A city's geography in memory: every question is answered without a query. */
export interface Places {
  /** Box around the city limits. */
  readonly bounds: Bounds
  readonly addressCount: number

  /** Which areas a point lies in, and the address nearest to it (within 250 m). Never throws. */
  locate(point: Point): Located
  /** The nearest address within `metres` (250 when not said). */
  nearestAddress(point: Point, metres?: number): NearAddress | undefined
  addressById(id: number): Address | undefined
  /** Tolerant of spelling, order and abbreviations; knows intersections and landmarks. At most `limit` (8) hits. */
  searchAddresses(text: string, limit?: number): AddressHit[]

  layers(): readonly Layer[]
  /** All areas, or those of one layer, in the order of the city's file. */
  areas(layer?: string): readonly Area[]
  areaById(id: number): Area | undefined
  /** By `layer:code`. */
  areaByKey(key: string): Area | undefined
  /** In `locale`, else in English, else in any language it has; `''` for an id that does not exist. */
  areaName(id: number, locale: string): string
  /** The outline of an area, for maps. */
  areaShape(id: number): Shape | undefined
  /** The outline of the city, for maps. */
  limits(): Shape | undefined
}

/** Something a city's geography file says that cannot be used. */
export interface Problem {
  /** Path relative to the city's folder. */
  readonly file: string
  /** Line of a text file, counted from 1; the feature's position in a GeoJSON file, counted from 1. */
  readonly line?: number
  readonly feature?: number
  readonly reason: string
  /** `error`: nothing is applied. `warning`: this row or shape is left out or read with a guess. */
  readonly level: 'error' | 'warning'
}

/** A city's geography as its files say it: checked, in no database yet. Columns, because a city has 600,000 addresses. */
export interface PlacesData {
  readonly layers: readonly Layer[]
  readonly areas: readonly {
    readonly layer: string
    readonly code: string
    readonly name: LocalText
    readonly shape: Shape
  }[]
  readonly limits: Shape | null
  readonly water: Shape | null
  /** Pieces of street over the water: there a point is inside, not in the water. */
  readonly bridges?: readonly Ring[]
  readonly streets: readonly { readonly name: string; readonly middle: Point | null }[]
  /** Where two streets meet; positions in `streets`. */
  readonly crossings: readonly { readonly street: number; readonly other: number; readonly point: Point }[]
  readonly addresses: AddressColumns
  readonly landmarks: readonly Landmark[]
  readonly basemap: { readonly file: string; readonly attribution: string } | null
}

/** Addresses side by side: entry `i` of every column is one address. `lon` is NaN where there is no point. */
export interface AddressColumns {
  readonly street: readonly number[]
  readonly number: readonly number[]
  readonly suffix: readonly string[]
  readonly unit: readonly string[]
  readonly zip: readonly string[]
  readonly lon: readonly number[]
  readonly lat: readonly number[]
}

/** A place people name instead of an address: a library, a station, City Hall. */
export interface Landmark {
  readonly code: string
  readonly kind: string
  readonly name: LocalText
  /** Its address as the city writes it; may be empty. */
  readonly address: string
  readonly point: Point
}
