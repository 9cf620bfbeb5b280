/** A mapping: how one system's columns become our requests. docs/IMPORT.md explains every word of it. */
import type { FileHints } from '../read/index.ts'

/** Where a text comes from. */
export type Source =
  | { readonly kind: 'column'; readonly column: string }
  /** Texts and columns in turn: `{HouseNumber} {StreetName}`. */
  | {
      readonly kind: 'combine'
      readonly parts: readonly ({ readonly text: string } | { readonly column: string })[]
    }
  | { readonly kind: 'constant'; readonly text: string }
  /** The file's fingerprint and the row's number in it: an id for rows that have none. */
  | { readonly kind: 'row_number' }

/** What becomes of a text that fits no line of a table, or no format of a date. */
export type Otherwise =
  { readonly do: 'keep' | 'nothing' | 'refuse' } | { readonly do: 'value'; readonly value: string }

/** A text with what is done to it, in this order: trimmed, ignored, replaced, read as a number, padded, looked up. */
export interface CellSpec {
  readonly source: Source
  /** Line of the mapping. */
  readonly line: number
  readonly ignore: readonly string[]
  readonly replace: readonly { readonly pattern: RegExp; readonly by: string }[]
  /** `1,017,901` becomes 1017901, `2124.0` becomes 2124. */
  readonly number: boolean
  /** Leading zeros up to so many digits. */
  readonly pad: number
  /** The first of these texts that occurs in it (whatever the case) decides. */
  readonly contains: readonly (readonly [part: string, value: string])[]
  readonly lookup: ReadonlyMap<string, string> | undefined
  readonly otherwise: Otherwise
  /** Taken when there is nothing. */
  readonly missing: string | undefined
}

/** An instant: a text in one of several formats, or one worked out. */
export type DateSpec =
  | {
      readonly kind: 'text'
      readonly cell: CellSpec
      readonly formats: readonly string[]
      readonly zone: string
      /** The file's times had the zone's offset taken off once too often; put it back. */
      readonly offsetTakenTwice: boolean
      /** A time that is midnight in UTC was a day without a time. */
      readonly utcMidnight: boolean
      /** Minutes after midnight, for a day without a time. */
      readonly dayAt: number
    }
  /** So many hours after the submission. */
  | { readonly kind: 'after_submitted'; readonly hours: CellSpec }
  /** Some such weekday of the month: the row's number decides which one. For files that tell no more. */
  | {
      readonly kind: 'weekday_of_month'
      readonly year: number
      readonly month: CellSpec
      readonly weekday: CellSpec
      readonly hour: CellSpec
      readonly zone: string
    }

export interface PlaceSpec {
  readonly latitude: CellSpec | undefined
  readonly longitude: CellSpec | undefined
  /** `POINT (lon lat)`, or two numbers in the order said. */
  readonly point: CellSpec | undefined
  readonly order: 'lat_lon' | 'lon_lat'
  /** Points that stand for "we do not know". */
  readonly notAPlace: readonly { readonly lat: number; readonly lon: number }[]
  /** `[west, south, east, north]`; a point outside of it is no place. */
  readonly within: readonly [number, number, number, number] | undefined
  /** Both coordinates whole degrees: cut off, not surveyed. */
  readonly wholeDegrees: 'no_place' | 'keep'
}

export interface ServiceSpec {
  /** What tells a service from another over there. */
  readonly key: CellSpec
  readonly name: CellSpec
  readonly group: CellSpec | undefined
  readonly agency: CellSpec | undefined
  readonly team: CellSpec | undefined
  /** Services over there that are services here, by key. */
  readonly codes: ReadonlyMap<string, string>
  /** Line of the mapping. */
  readonly line: number
  readonly create: 'retired' | 'offered' | 'refuse'
  readonly visibility: 'public' | 'private'
}

export interface ReporterSpec {
  readonly firstName: CellSpec | undefined
  readonly lastName: CellSpec | undefined
  readonly email: CellSpec | undefined
  readonly phone: CellSpec | undefined
}

export interface Mapping {
  /** Of its text and of the program's way to read it: when it changes, rows are looked at again. */
  readonly hash: string
  readonly text: string
  /** The system the requests come from; with `id` it names a request for ever. */
  readonly source: string
  /** The file knows nothing newer than this. */
  readonly exportedAt: Date | undefined
  readonly zone: string
  readonly file: FileHints
  readonly id: CellSpec
  readonly submitted: DateSpec
  readonly updated: DateSpec | undefined
  readonly due: DateSpec | undefined
  readonly closed: DateSpec | undefined
  readonly status: CellSpec
  readonly resolution: CellSpec | undefined
  readonly closingWords: CellSpec | undefined
  readonly closingWordsPublic: boolean
  readonly description: CellSpec | undefined
  readonly note: CellSpec | undefined
  readonly address: CellSpec | undefined
  readonly zipcode: CellSpec | undefined
  readonly channel: CellSpec | undefined
  readonly language: string | undefined
  readonly place: PlaceSpec | undefined
  readonly service: ServiceSpec
  readonly reporter: ReporterSpec | undefined
  /** Kept with the request, for staff only. */
  readonly extra: readonly { readonly name: string; readonly cell: CellSpec }[]
  readonly closedBeforeSubmitted: 'keep' | 'closed_when_submitted'
  /** What becomes of a request that somebody here has worked on since it was imported. */
  readonly changedHere: 'refuse' | 'overwrite'
}
