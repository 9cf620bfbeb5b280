/** A file of requests, with its mapping, into a city. */
import { basename, resolve } from 'node:path'
import { Refusal } from '../../kernel/refusal.ts'
import { serviceByCode } from '../catalog/index.ts'
import { applyImport } from './apply-import.ts'
import type { ImportCity } from './city.ts'
import { foretellImport } from './foretell-import.ts'
import type { Job } from './job.ts'
import {
  checkColumns,
  type Mapping,
  type MappingProblem,
  parseMapping,
  WrongMapping,
} from './mapping/index.ts'
import { openRows, surveyFile } from './read/index.ts'
import { freePath, mustBeWritable } from './refused-file.ts'
import type { ImportReport } from './report.ts'

export interface ImportOrder {
  /** Path of the file. */
  readonly path: string
  /** Text of the mapping, and the name it is called by in messages. */
  readonly mapping: string
  readonly mappingName: string
  /** False: nothing is written, the report says what would be. */
  readonly apply: boolean
  /** Only the first so many rows. */
  readonly limit?: number
  /** Where refused rows go. Left out: an applied import writes them beside where it is started, a dry run nowhere. */
  readonly refusedPath?: string
  readonly onProgress?: (rows: number) => void
}

/**
 * Imports, or says what importing would do. An import that broke off goes on where it was when it is ordered again.
 *
 * @throws {WrongMapping} with every problem and its line; {Refusal} `import_running`; {Error} of the file system.
 */
export async function runImport(city: ImportCity, order: ImportOrder): Promise<ImportReport> {
  const begun = performance.now()
  const job = await prepare(city, order)
  const outcome = await (order.apply ? applyImport(city, job) : foretellImport(city, job))
  const { counts, findings, ...rest } = outcome
  return {
    ...counts,
    ...findings,
    ...rest,
    file: basename(order.path),
    source: job.mapping.source,
    applied: order.apply,
    seconds: Math.round(performance.now() - begun) / 1000,
  }
}

async function prepare(city: ImportCity, order: ImportOrder): Promise<Job> {
  const { mapping, problems } = parseMapping(order.mapping, city.catalog().jurisdiction.timeZone)
  if (!mapping) throw new WrongMapping(order.mappingName, problems)
  const survey = await surveyFile(order.path)
  const rows = await openRows(order.path, survey, mapping.file)
  if (rows.columns.length === 0) throw new Refusal('invalid', 'empty_file', `${order.path} has no rows.`)
  const wrong = [...unknownCodes(city, mapping), ...checkColumns(mapping, rows.columns)]
  if (wrong.length > 0)
    throw new WrongMapping(
      order.mappingName,
      wrong.sort((a, b) => a.line - b.line),
    )
  const extension = rows.format
  const name = basename(order.path)
    .replace(/\.gz$/, '')
    .replace(/\.(csv|tsv|txt|jsonl?|ndjson|geojson)$/, '')
  const refusedPath = resolve(order.refusedPath ?? freePath(name, extension))
  const writesRefused = order.apply || order.refusedPath !== undefined
  if (writesRefused) mustBeWritable(refusedPath, order.path)
  return {
    path: order.path,
    survey,
    rows,
    mapping,
    place: (column) => rows.place(column) ?? -1,
    upTo: order.limit ?? Infinity,
    file: survey.sha256.slice(0, 12),
    damaged: survey.damaged,
    refusedPath,
    refusedAsked: order.refusedPath !== undefined,
    ...(order.onProgress && { onProgress: order.onProgress }),
  }
}

function unknownCodes(city: ImportCity, { service }: Mapping): MappingProblem[] {
  const catalog = city.catalog()
  return [...service.codes]
    .filter(([, code]) => !serviceByCode(catalog, code))
    .map(([key, code]) => ({
      line: service.line,
      reason: `codes: this city has no service ${code} for "${key}"`,
    }))
}
