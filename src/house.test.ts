/** The house from the ground up: this list is the architecture, and whoever changes the architecture changes the list. */
import { globSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { inProject } from './kernel/root.ts'

/** A part may import what stands before it, never what stands after. */
const HOUSE = [
  'kernel',
  'config.ts',
  'i18n',
  'modules/identity',
  'modules/catalog',
  'modules/places',
  'modules/customers',
  'modules/service-levels',
  'modules/routing',
  'modules/media',
  'modules/uploads',
  'modules/drafts',
  'modules/privacy',
  'modules/requests',
  'modules/shifts',
  'modules/suggestions',
  'modules/moderation',
  'modules/duplicates',
  'modules/forecasts',
  'modules/notifications',
  'modules/escalations',
  'modules/surveys',
  'modules/follows',
  'modules/texting',
  'modules/partners',
  'modules/webhooks',
  'modules/alerts',
  'modules/imports',
  'modules/lifecycle',
  'modules/cities',
  'modules/revisions',
  'web',
  'surfaces/resident',
  'surfaces/desk',
  'surfaces/open311',
  'surfaces/api',
  'surfaces/inbound',
  'surfaces/jobs',
  'sample',
  'start',
  'main.ts',
  'cli',
  'cli.ts',
  'bench',
  'bench.ts',
  'testing',
]

/** Parts in which HTTP is spoken, and parts in which SQL is. */
const SPEAKS_HTTP = /^(web|surfaces|start|bench|testing)\b/
const SPEAKS_SQL = /^(kernel|modules|bench|testing)\b/
const READS_ENVIRONMENT = /^(config\.ts$|testing\/|bench\/)/

/**
 * Imports write whole tables by COPY and take them back again; through one command a row that would be hours, not
 * minutes (docs/decisions/0004-import.md). Constraints hold for them as for everybody.
 */
const WRITES_IN_BULK = /^(modules\/imports|bench|testing)\//

const LONGEST = 300 // lines

interface Source {
  /** Relative to src/. */
  readonly path: string
  readonly text: string
  /** Without comments that stand on lines of their own. */
  readonly code: string
}

/** Tests, their fixtures, and what arranges a scene for them (`a-home.ts`, as `aCity()` does). */
const isTest = (path: string) => /\.(test|fixture)\.tsx?$|(^|\/)an?-[\w-]+\.ts$/.test(path)
const all: Source[] = globSync('**/*.{ts,tsx}', { cwd: inProject('src') }).map((path) => {
  const text = readFileSync(inProject('src', path), 'utf8')
  return { path, text, code: text.replaceAll(/^\s*(\/\*[\s\S]*?\*\/|\/\/.*)$/gm, '') }
})
const sources = all.filter(({ path }) => !isTest(path))

const floor = (path: string) => HOUSE.findIndex((part) => path === part || path.startsWith(`${part}/`))
const part = (path: string) => HOUSE[floor(path)] ?? path

const IMPORT = /(?:^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*|^\s*import\s*|\bimport\(\s*)'([^']+)'/gm
const imported = ({ code }: Source) => [...code.matchAll(IMPORT)].map(([, name = '']) => name)

const imports = sources.flatMap((source) =>
  imported(source)
    .filter((name) => name.startsWith('.'))
    .map((name) => ({ from: source.path, to: posix.join(posix.dirname(source.path), name) })),
)

const arrow = ({ from, to }: { from: string; to: string }) => `${from} → ${to}`

test('every file has a place', () => {
  const homeless = all.filter(
    ({ path }) => floor(path.replace('.test.', '.')) < 0 && path !== 'house.test.ts',
  )

  expect(homeless.map(({ path }) => path)).toEqual([])
  expect(imports.length).toBeGreaterThan(100) // the pattern still sees imports
})

test('imports only go down', () => {
  const up = imports.filter(({ from, to }) => !to.startsWith('../') && floor(to) > floor(from))

  expect(up.map(arrow)).toEqual([])
})

test('a module is entered by its door', () => {
  const visits = imports.filter(({ from, to }) => to.startsWith('modules/') && floor(to) !== floor(from))

  expect(visits.filter(({ to }) => !/^modules\/[^/]+\/index\.ts$/.test(to)).map(arrow)).toEqual([])
})

test('a door begins with a sentence', () => {
  const doors = sources.filter(({ path }) => /^(modules|surfaces)\/[^/]+\/index\.tsx?$/.test(path))

  expect(
    doors.filter(({ text }) => !/^\/\*\*\s+\*?\s*\S.*[.!?:]/.test(text)).map(({ path }) => path),
  ).toEqual([])
})

test('a table is touched only by its module', () => {
  const strangers = tables().flatMap(({ table, owner }) =>
    sources
      .filter(({ path }) => part(path) !== owner && !WRITES_IN_BULK.test(path))
      .filter(({ code }) => touches(code, table))
      .map(({ path }) => `${path} touches ${table} of ${owner}`),
  )

  expect(tables().length).toBeGreaterThan(10)
  expect(strangers).toEqual([])
})

/** Every table with the part whose `Tables` declares it. */
function tables(): { table: string; owner: string }[] {
  return sources.flatMap(({ path, code }) => {
    const body = /interface Tables \{([^}]*)\}/.exec(code)?.[1] ?? ''
    // What the kernel keeps (events, jobs) is there for every module to write.
    if (!path.startsWith('modules/')) return []
    return [...body.matchAll(/^\s*(?:readonly )?['"]?(\w+)['"]?\s*:/gm)].map(([, table = '']) => ({
      table,
      owner: part(path),
    }))
  })
}

function touches(code: string, table: string): boolean {
  const built = new RegExp(
    `(?:insertInto|selectFrom|updateTable|deleteFrom|mergeInto|[jJ]oin|using)\\(\\s*\\[?['"]${table}(?: as \\w+)?['"]`,
  )
  const written = new RegExp(
    `\\b(?:from|join|into|update|table)\\s+(?:only\\s+)?"?${table}"?(?![\\w.'-])`,
    'i',
  )
  return built.test(code) || sqlIn(code).some((sql) => written.test(sql))
}

/** Template texts that read like SQL. */
function sqlIn(code: string): string[] {
  return (code.match(/`[^`]*`/g) ?? []).filter((text) =>
    /\b(select|insert into|update|delete from|with|copy)\b/i.test(text),
  )
}

test('only web and the surfaces speak HTTP', () => {
  const speakers = sources.filter((source) =>
    imported(source).some((name) => /^(fastify$|@fastify\/)/.test(name)),
  )

  expect(speakers.map(({ path }) => path).filter((path) => !SPEAKS_HTTP.test(path))).toEqual([])
})

test('only modules and kernel speak SQL', () => {
  const speakers = sources.filter((source) =>
    imported(source).some((name) => /^(pg|kysely|pg-copy-streams)$/.test(name)),
  )

  expect(speakers.map(({ path }) => path).filter((path) => !SPEAKS_SQL.test(path))).toEqual([])
})

test('only config.ts reads the environment', () => {
  const readers = sources.filter(({ code }) => /\bprocess\.env\b/.test(code))

  expect(readers.map(({ path }) => path).filter((path) => !READS_ENVIRONMENT.test(path))).toEqual([])
})

test(`no file is longer than ${LONGEST} lines`, () => {
  const long = all
    .filter(({ path }) => !path.endsWith('/generated.ts'))
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > LONGEST)

  expect(long.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([])
})
