/** Bringing in a file of requests, beside a bare COPY of the very rows it became into the very same tables. */
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { type ImportCity, runImport, undoImport } from '../modules/imports/index.ts'
import { chance } from '../sample/random.ts'
import { type Measured, summary } from './load.ts'

const SOURCE = 'bench'

const MAPPING = `
source: ${SOURCE}
request:
  id: id
  submitted: { column: opened, date: 'MM/DD/YYYY hh:mm:ss A' }
  due: { column: due, date: 'MM/DD/YYYY hh:mm:ss A' }
  closed: { column: closed, date: 'MM/DD/YYYY hh:mm:ss A' }
  status: { column: status, lookup: { Open: open, Closed: closed } }
  closing_words: words
  address: address
  channel: { column: source, lookup: { Call: phone, App: app, Web: web } }
place: { latitude: latitude, longitude: longitude }
service: { name: type, agency: department, team: queue }
extra: [title, ward, district]
`

/** Rows as a real export has them: about 430 characters, one in seven still open, one in four without a due date. */
export function* exportedRows(count: number): Generator<string> {
  yield 'id,opened,due,closed,status,words,title,type,department,queue,ward,district,address,latitude,longitude,source\n'
  const random = chance(311)
  const words =
    'crew came and found the street light out rebuilt luminaire now working case resolved duplicate of existing'.split(
      ' ',
    )
  const some = (least: number, more: number) =>
    Array.from({ length: least + random.below(more) }, () => random.pick(words)).join(' ')
  for (let row = 0; row < count; row += 1) {
    const opened = Date.UTC(2015, 0, 1) + row * 250_000
    const closed = random.below(7) > 0
    const type = random.below(150)
    const cells = [
      101_000_000_000 + row,
      usDate(opened),
      random.below(4) > 0 ? usDate(opened + 86_400_000 * (1 + random.below(14))) : '',
      closed ? usDate(opened + 3_600_000 * random.below(400)) : '',
      closed ? 'Closed' : 'Open',
      closed ? `"Case Closed, ${some(4, 25)}"` : '',
      some(1, 4),
      `Type ${type}`,
      `Department ${type % 12}`,
      `Queue ${type % 60}`,
      `Ward ${random.below(22)}`,
      `D${random.below(14)}`,
      `${1 + random.below(900)} ${random.pick(words)} ${random.pick(words)} St`,
      (42.3 + random.next() / 10).toFixed(4),
      (-71.1 + random.next() / 10).toFixed(4),
      random.pick(['Call', 'App', 'Web']),
    ]
    yield `${cells.join(',')}\n`
  }
}

function usDate(at: number): string {
  const [date = '', time = ''] = new Date(at).toISOString().split(/[T.]/)
  const [year, month, day] = date.split('-')
  const hour = Number(time.slice(0, 2))
  return `${month}/${day}/${year} ${String(hour % 12 || 12).padStart(2, '0')}${time.slice(2)} ${hour < 12 ? 'AM' : 'PM'}`
}

/**
 * Imports `rows` requests into `city` and takes them out again. Percentiles are of chunks (some thousand rows, one
 * transaction each); `failed` counts refused rows.
 */
export async function benchImport(
  city: ImportCity,
  rows: number,
  processor?: () => number,
): Promise<Measured & { readonly limit_rate: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'broadstreet-bench-import-'))
  try {
    const path = join(folder, 'export.csv')
    await pipeline(Readable.from(exportedRows(rows)), createWriteStream(path))
    const took: number[] = []
    let before = performance.now()
    const onProgress = () => {
      const now = performance.now()
      took.push(now - before)
      before = now
    }
    const used = processor?.()
    const report = await runImport(city, {
      path,
      mapping: MAPPING,
      mappingName: 'bench',
      apply: true,
      onProgress,
    })
    const cpu = processor && used !== undefined ? Number(((processor() - used) / rows).toFixed(3)) : null
    const limit = await bareCopy(city.pool, folder, rows)
    await undoImport(city, report.importId!)
    const { rate: _, ...chunks } = summary(took, report.seconds)
    return {
      ...chunks,
      calls: rows,
      rate: Math.round(rows / report.seconds),
      failed: report.refused,
      cpu_ms: cpu,
      limit_rate: limit,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const OF_THE_IMPORT = `select id from service_request where source_system = '${SOURCE}'`
const TABLES = {
  service_request: `select * from service_request where source_system = '${SOURCE}' order by number`,
  activity: `select * from activity where request_id in (${OF_THE_IMPORT}) order by id`,
  import_row: `select * from import_row where request_id in (${OF_THE_IMPORT}) order by row_number`,
  request_words: `select * from request_words where request_id in (${OF_THE_IMPORT}) order by number::bigint`,
} as const

/** Rows a second when the same rows are copied out, removed, and copied in again with nothing but COPY. */
async function bareCopy(pool: pg.Pool, folder: string, rows: number): Promise<number> {
  const client = await pool.connect()
  try {
    const file = (table: string) => join(folder, `${table}.copy`)
    for (const [table, query] of Object.entries(TABLES)) {
      await pipeline(client.query(copyTo(`copy (${query}) to stdout`)), createWriteStream(file(table)))
    }
    await client.query(`delete from import_row where request_id in (${OF_THE_IMPORT})`)
    await client.query(`delete from service_request where source_system = '${SOURCE}'`)
    // What was deleted would make every index of the second half of the race longer than those of the first.
    await client.query(`vacuum ${Object.keys(TABLES).join(', ')}`)
    const began = performance.now()
    for (const table of Object.keys(TABLES)) {
      await pipeline(createReadStream(file(table)), client.query(copyFrom(`copy ${table} from stdin`)))
    }
    return Math.round((rows / (performance.now() - began)) * 1000)
  } finally {
    client.release()
  }
}
