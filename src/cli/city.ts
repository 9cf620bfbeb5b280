/** `city apply` and `city export`: a city as files. */
import { createInterface } from 'node:readline/promises'
import type { Command } from 'commander'
import { openDb, openPool } from '../kernel/db.ts'
import {
  basemapOf,
  bringCity,
  type CityFiles,
  type CityPlan,
  exportCity,
  listCities,
  planBringing,
  planLines,
  type Problem,
  problemLine,
  readCity,
} from '../modules/cities/index.ts'
import { type Undone, wouldUndo } from '../modules/revisions/index.ts'
import { chosenCity } from './choose-city.ts'
import { type Context, deed, EXIT, withDatabase } from './frame.ts'

export function city(program: Command): void {
  const group = program
    .command('city')
    .description('a city as files: agencies, services, routing, staff, geography')
  group
    .command('apply <folder>')
    .description('check the files, show what would change, and apply all of it or nothing')
    .option('--dry-run', 'only check and show')
    .option('--yes', 'do not ask before changing a city that is there')
    .action(deed((context, options, folder = '') => apply(context, folder, options)))
  group
    .command('export <folder>')
    .description('write the city back into files, with what was changed at the desk')
    .option('--city <id>', 'which city, when there are several, such as riverton.example')
    .action(deed((context, options, folder = '') => write(context, folder, options)))
}

async function apply(
  context: Context,
  folder: string,
  options: Readonly<Record<string, unknown>>,
): Promise<number> {
  const { files, problems } = await readCity(folder)
  for (const problem of problems) context.say(problemLine(problem))
  if (!files) {
    const count = problems.filter(({ level }) => level === 'error').length
    context.answer(`Nothing was applied: ${count} ${count === 1 ? 'error' : 'errors'}.`, {
      applied: false,
      problems,
    })
    return EXIT.refused
  }
  return withDatabase(context, 'city apply', async (url) => {
    const plan = await planBringing(url, files)
    for (const line of planLines(plan)) context.say(line)
    const id = files.catalog.jurisdiction.id
    const undone = plan.isNew ? [] : await deskChanges(url, files)
    for (const line of undone.map(undoneLine)) context.say(line)
    if (options['dryRun']) return tell(context, { id, plan, problems, applied: false, undone })
    if (!(await agreed(plan, options))) {
      context.answer(
        'Nothing was applied. Say --yes to apply this.',
        answerOf({ id, plan, problems, applied: false, undone }),
      )
      return EXIT.refused
    }
    return applyNow(context, url, files, { problems, undone })
  })
}

async function applyNow(
  context: Context,
  url: string,
  files: CityFiles,
  found: Pick<Told, 'problems' | 'undone'>,
): Promise<number> {
  const { plan } = await bringCity({ url, dataDir: context.config.dataDir }, files)
  return tell(context, { id: files.catalog.jurisdiction.id, plan, applied: true, ...found })
}

/** What was changed at the desk since the files were written. */
async function deskChanges(url: string, files: CityFiles): Promise<Undone[]> {
  const { schema } = chosenCity(await listCities(url), files.catalog.jurisdiction.id)
  const db = openDb(openPool(url, schema, 1))
  try {
    return await wouldUndo(db, files.catalog)
  } catch (cause) {
    // A database of an older version that was not migrated yet knows no revisions.
    if ((cause as { code?: string }).code === '42P01') return []
    throw cause
  } finally {
    await db.destroy()
  }
}

const undoneLine = ({ part, code, title, publishedAt }: Undone): string =>
  `! ${part} ${code} was changed at the desk on ${publishedAt.toISOString().slice(0, 10)} ("${title}"): these files take it back; export first to keep it`

/** A new city and an empty plan need no yes; a machine that is not asked says it before. */
async function agreed(plan: CityPlan, options: Readonly<Record<string, unknown>>): Promise<boolean> {
  if (plan.isNew || plan.count === 0 || options['yes']) return true
  if (!process.stdin.isTTY) return false
  const ask = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return /^y(es)?$/i.test((await ask.question(`Apply these ${plan.count} changes? [y/N] `)).trim())
  } finally {
    ask.close()
  }
}

interface Told {
  readonly id: string
  readonly plan: CityPlan
  readonly problems: readonly Problem[]
  readonly applied: boolean
  /** What the files take back of what was changed at the desk. */
  readonly undone: readonly Undone[]
}

function tell(context: Context, told: Told): number {
  const { id, plan, applied } = told
  const changes = plan.count === 1 ? '1 change' : `${plan.count} changes`
  const text =
    plan.count === 0
      ? `${id} is as its files say: nothing to change.`
      : `${changes} ${applied ? 'applied' : 'to apply'} to ${id}.`
  context.answer(text, answerOf(told))
  return EXIT.done
}

const answerOf = ({ id, plan, problems, applied, undone }: Told) => ({
  city: id,
  applied,
  isNew: plan.isNew,
  count: plan.count,
  changes: [...plan.catalog.changes, ...plan.staff, ...plan.keys].map(({ part, code, kind, fields }) => ({
    part,
    code,
    kind,
    fields,
  })),
  reordered: plan.catalog.reordered,
  geography: plan.geography,
  undone,
  problems,
})

function write(
  context: Context,
  folder: string,
  options: Readonly<Record<string, unknown>>,
): Promise<number> {
  return withDatabase(context, 'city export', async (url) => {
    const { schema, jurisdictionId } = chosenCity(await listCities(url), options['city'])
    const db = openDb(openPool(url, schema, 1))
    try {
      const { files, missing } = await exportCity(db, folder, basemapOf(context.config.dataDir, schema))
      for (const name of missing)
        context.say(`${name} is not in this data folder: put it back before you apply the files.`)
      const text = `${files.length} files of ${jurisdictionId} written to ${folder}.`
      context.answer(text, { city: jurisdictionId, folder, files, missing })
      return EXIT.done
    } finally {
      await db.destroy()
    }
  })
}
