/** Imports: requests of another system, brought in with an honest report, repeatable, and undone when wrong. */
export type { ImportCity } from './city.ts'
export type { Counts, Findings, ImportReport, Made } from './report.ts'
export { type ImportOrder, runImport } from './run-import.ts'
export { WrongMapping } from './mapping/index.ts'
