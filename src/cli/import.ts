/** `import`: a file of requests from another system, looked at, tried, brought in, or taken back. */
import { readFileSync, statSync } from 'node:fs'
import type { Command } from 'commander'
import { migrateCity } from '../kernel/migrate.ts'
import { Refusal } from '../kernel/refusal.ts'
import { type CityRow, listCities, openCity } from '../modules/cities/index.ts'
import {
  type ImportCity,
  type ImportReport,
  listImports,
  printImports,
  printProfile,
  printReport,
  profileFile,
  runImport,
  suggestMapping,
  undoImport,
} from '../modules/imports/index.ts'
import { flatMemory } from './flat-memory.ts'
import { type Context, deed, EXIT, withDatabase } from './frame.ts'
import { progress } from './progress.ts'

interface Options {
  readonly mapping?: string
  readonly apply?: boolean
  readonly suggestMapping?: boolean
  readonly list?: boolean
  readonly undo?: string
  readonly refused?: string
  readonly limit?: string
  readonly city?: string
}

export const command = (program: Command): void =>
  void program
    .command('import [file]')
    .description(
      'bring in requests from a CSV or JSON file; says what it would do and writes nothing without --apply',
    )
    .option('--mapping <file>', "what the file's columns mean; without it the file is only described")
    .option('--apply', 'bring it in')
    .option('--suggest-mapping', 'print a first mapping for the file')
    .option('--list', 'the imports so far, with their numbers')
    .option('--undo <id>', 'take an import back')
    .option('--refused <file>', 'where the rows that were not taken are written')
    .option('--limit <rows>', 'only the first so many rows')
    .option('--city <id>', 'which city, when there are several, such as riverton.example')
    .action(deed((context, options, file) => run(context, options, file)))

async function run(context: Context, options: Options, file: string | undefined): Promise<number> {
  if (options.list) return list(context, options)
  if (options.undo !== undefined) return undo(context, wholeNumber('--undo', options.undo), options)
  if (file === undefined) throw new Refusal('invalid', 'no_file', 'Say which file: broadstreet import FILE')
  mustExist(file)
  if (options.apply && options.mapping === undefined) {
    throw new Refusal('invalid', 'no_mapping', 'Say what the columns mean: --apply needs --mapping FILE.')
  }
  if (options.mapping === undefined || options.suggestMapping) return describe(context, file, options)
  mustExist(options.mapping)
  return bring(context, file, options.mapping, options)
}

async function describe(context: Context, file: string, options: Options): Promise<number> {
  const profile = await profileFile(file, limitOf(options))
  if (options.suggestMapping) {
    const mapping = suggestMapping(profile)
    context.answer(mapping, { mapping })
  } else {
    const hint = `To start a mapping: broadstreet import ${file} --suggest-mapping > mapping.yaml`
    context.answer(`${printProfile(profile)}\n\n${hint}`, profile)
  }
  return EXIT.done
}

function bring(context: Context, file: string, mappingName: string, options: Options): Promise<number> {
  const limit = limitOf(options)
  const collect = flatMemory()
  const line = progress('', (rows) => `${rows.toLocaleString('en-US')} rows`)
  return withCity(context, options, async (city) => {
    const report = await runImport(city, {
      path: file,
      mapping: readFileSync(mappingName, 'utf8'),
      mappingName,
      apply: options.apply ?? false,
      ...(limit < Infinity && { limit }),
      ...(options.refused !== undefined && { refusedPath: options.refused }),
      onProgress: (rows) => {
        line.show(rows)
        collect()
      },
    }).finally(line.end)
    // The whole report first, so that the last line is the one that scripts read.
    if (context.json) process.stdout.write(`${JSON.stringify({ report })}\n`)
    context.answer(printReport(report), totals(report))
    return EXIT.done
  })
}

const totals = ({ rows, created, updated, unchanged, refused, seconds }: ImportReport) => ({
  rows,
  created,
  updated,
  unchanged,
  refused,
  seconds,
})

function list(context: Context, options: Options): Promise<number> {
  return withCity(context, options, async (city) => {
    const imports = await listImports(city)
    context.answer(printImports(imports, city.catalog().jurisdiction.timeZone), imports)
    return EXIT.done
  })
}

function undo(context: Context, importId: number, options: Options): Promise<number> {
  return withCity(context, options, async (city) => {
    const report = await undoImport(city, importId)
    const kept = report.kept > 0 ? ` ${report.kept} were worked on here since and stay.` : ''
    const text = `Import ${importId} is undone: ${report.removed} requests removed, ${report.restored} as they were before.${kept}`
    context.answer(text, report)
    return EXIT.done
  })
}

function withCity<T>(context: Context, options: Options, use: (city: ImportCity) => Promise<T>): Promise<T> {
  return withDatabase(context, 'import', async (url) => {
    const row = chosen(await listCities(url), options.city)
    await migrateCity(url, row.schema)
    const city = await openCity({ url, dataDir: context.config.dataDir, poolSize: 2 }, row)
    return use(city).finally(city.close)
  })
}

function chosen(cities: readonly CityRow[], id: string | undefined): CityRow {
  const found =
    id === undefined && cities.length === 1
      ? cities[0]
      : cities.find(({ jurisdictionId }) => jurisdictionId === id)
  if (found) return found
  const names = cities.map(({ jurisdictionId }) => jurisdictionId).join(', ')
  const message = names
    ? `Say which city with --city: ${names}.`
    : 'The database holds no city yet. Bring one with: broadstreet city apply FOLDER'
  throw new Refusal('not_found', 'no_such_city', message)
}

function mustExist(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found) throw new Refusal('invalid', 'no_such_file', `There is no file ${file}.`)
  if (found.isDirectory()) throw new Refusal('invalid', 'no_such_file', `${file} is a folder, not a file.`)
}

function limitOf({ limit }: Options): number {
  return limit === undefined ? Infinity : wholeNumber('--limit', limit)
}

function wholeNumber(option: string, text: string): number {
  if (/^[1-9]\d{0,11}$/.test(text)) return Number(text)
  throw new Refusal('invalid', 'not_a_number', `${option} must be a whole number above zero, not "${text}".`)
}
