/** Files of requests, read row by row in flat memory. */
export { type NumberedRow, rowsAfter } from './chunks.ts'
export { type FileHints, openRows, type Rows } from './open-rows.ts'
export type { RawRow } from './split-csv.ts'
export { type Encoding, type Format, type Survey, surveyFile } from './survey-file.ts'
