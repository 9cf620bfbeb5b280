/** Mappings: a small readable file that says how one system's columns become requests. */
export { checkColumns } from './check-columns.ts'
export { type DateReader, type DateReading, dateReader } from './date-format.ts'
export { nearest } from './nearest.ts'
export { type ParsedMapping, parseMapping } from './parse-mapping.ts'
export type {
  CellSpec,
  DateSpec,
  Mapping,
  Otherwise,
  PlaceSpec,
  ReporterSpec,
  ServiceSpec,
  Source,
} from './types.ts'
export { type Standing, standingOf } from './status-words.ts'
export { WrongMapping } from './wrong-mapping.ts'
export type { MappingProblem } from './yaml-text.ts'
export { type ZoneClock, zoneClock } from './zone-clock.ts'
