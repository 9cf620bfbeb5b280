/**
 * Measures the look-up of duplicates on a city's linked pairs: `node script/measure-duplicates.ts [folder]`.
 *
 * For each pair the later request is the question; everything open at that moment is searched, with the same score,
 * reach and limits as the program's. Method and results: docs/DUPLICATES.md.
 */
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createGunzip } from 'node:zlib'
import Papa from 'papaparse'
import { inProject } from '../src/kernel/root.ts'
import { DEFAULT_LIMITS, scoreOf } from '../src/modules/duplicates/index.ts'

const FOLDER = process.argv[2] ?? inProject('../shared/data/boston')
const CASES = 'boston-311-2015-01-to-09.csv.gz'
const PAIRS = 'boston-311-duplicate-pairs-2015-01-to-09.csv'
/** City Hall, which the export gives to what has no place. */
const NOWHERE = '42.3594,-71.0587'
const DAY = 86_400_000
const SHOWN = 3 // to residents

interface Case {
  readonly id: string
  readonly opened: number
  /** Infinity while it is open. */
  readonly closed: number
  readonly lat: number
  readonly lon: number
  readonly serviceCode: string
  readonly group: string
  readonly address: string | null
  readonly description: string
  /** The closing words call it a duplicate, of whatever. */
  readonly called: boolean
}

interface Found {
  readonly id: string
  readonly metres: number
  readonly score: number
}

const cases = new Map<string, Case>()
for (const row of await read(CASES)) {
  const one = caseOf(row)
  if (one) cases.set(one.id, one)
}
const linked = (await read(PAIRS)).map((row) => [row.case_id!, row.original_case_id!] as const)
const family = families(linked)
const pairs = linked.flatMap(([one, other]) => {
  const [a, b] = [cases.get(one), cases.get(other)]
  return a && b
    ? [a.opened > b.opened || (a.opened === b.opened && a.id > b.id) ? ([a, b] as const) : ([b, a] as const)]
    : []
})
const near = gridOf([...cases.values()])

print('Pairs', {
  linked: linked.length,
  'both with a usable place': pairs.length,
  'first still open when the second came': pairs.filter(([later, first]) => first.closed > later.opened)
    .length,
})
for (const metres of [25, 50, 100, 250, 500]) report(metres, DEFAULT_LIMITS.score)
for (const score of [0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8]) report(DEFAULT_LIMITS.metres, score)
burden()

/** Recall and precision at one reach and one least score. */
function report(metres: number, least: number): void {
  const tally = { at1: 0, at5: 0, seen: 0, shown: 0, right: 0, any: 0 }
  for (const [later, first] of pairs) {
    const found = search(later, metres)
    const shown = found.filter(({ score }) => score >= least).slice(0, SHOWN)
    tally.at1 += Number(found[0]?.id === first.id)
    tally.at5 += Number(found.slice(0, 5).some(({ id }) => id === first.id))
    tally.seen += Number(shown.some(({ id }) => id === first.id))
    tally.shown += shown.length
    tally.right += shown.filter(({ id }) => family(id) === family(later.id)).length
    tally.any += Number(shown.length > 0)
  }
  print(`Within ${metres} m, score at least ${least}`, {
    'recall@1': share(tally.at1, pairs.length),
    'recall@5': share(tally.at5, pairs.length),
    [`shown among the ${SHOWN}`]: share(tally.seen, pairs.length),
    precision: share(tally.right, tally.shown),
    'shown a question': share(tally.shown, pairs.length),
  })
}

/** What it costs everybody else: of all reports with a place, how many would be asked anything. */
function burden(): void {
  asked(
    'All reports, every twentieth',
    [...cases.values()].filter((_, at) => at % 20 === 0),
  )
  asked(
    'Those that staff closed as “duplicate”',
    [...cases.values()].filter(({ called }) => called),
  )
}

function asked(title: string, every: readonly Case[]): void {
  let any = 0
  let shown = 0
  for (const one of every) {
    const found = search(one, DEFAULT_LIMITS.metres).filter(({ score }) => score >= DEFAULT_LIMITS.score)
    any += Number(found.length > 0)
    shown += Math.min(SHOWN, found.length)
  }
  print(title, {
    reports: every.length,
    'asked “is it one of these?”': share(any, every.length),
    'shown a report': share(shown, every.length),
  })
}

/** What the program would find at the moment `one` came, the likeliest first. */
function search(one: Case, metres: number): Found[] {
  return near(one)
    .filter((other) => other.group === one.group && other.id !== one.id)
    .filter((other) => other.opened < one.opened || (other.opened === one.opened && other.id < one.id))
    .filter((other) => other.closed > one.opened && one.opened - other.opened <= DEFAULT_LIMITS.days * DAY)
    .map((other) => ({ other, far: distance(one, other) }))
    .filter(({ far }) => far <= metres)
    .map(({ other, far }) => {
      const days = (one.opened - other.opened) / DAY
      return {
        id: other.id,
        metres: far,
        score: scoreOf(one, other, { metres: far, days, photoBits: null }).score,
      }
    })
    .sort((a, b) => b.score - a.score || a.metres - b.metres)
}

function caseOf(row: Readonly<Record<string, string>>): Case | undefined {
  const { CASE_ENQUIRY_ID: id = '', LATITUDE = '', LONGITUDE = '', Location = '' } = row
  if (`${LATITUDE},${LONGITUDE}` === NOWHERE) return undefined
  return {
    id,
    opened: Date.parse(`${row.OPEN_DT ?? ''} UTC`),
    closed: row.CLOSED_DT ? Date.parse(`${row.CLOSED_DT} UTC`) : Infinity,
    lat: Number(LATITUDE),
    lon: Number(LONGITUDE),
    serviceCode: row.TYPE ?? '',
    group: row.REASON ?? '',
    address: Location || null,
    description: '', // the export has no residents' words
    called: /duplicate/i.test(row.CLOSURE_REASON ?? ''),
  }
}

function distance(one: Case, other: Case): number {
  const metres = 111_320
  const east = (other.lon - one.lon) * metres * Math.cos((one.lat * Math.PI) / 180)
  return Math.hypot((other.lat - one.lat) * metres, east)
}

/** Cases in the nine squares around one, each 0.006 degrees: at least 490 m wide in Boston. */
function gridOf(all: readonly Case[]): (one: Case) => Case[] {
  const size = 0.006
  const key = (x: number, y: number) => `${x},${y}`
  const square = ({ lat, lon }: Case) => [Math.floor(lon / size), Math.floor(lat / size)] as const
  const squares = Map.groupBy(all, (one) => key(...square(one)))
  return (one) => {
    const [x, y] = square(one)
    return [-1, 0, 1].flatMap((dx) => [-1, 0, 1].flatMap((dy) => squares.get(key(x + dx, y + dy)) ?? []))
  }
}

/** Names the family of a case: pairs that share a case are one. */
function families(all: readonly (readonly [string, string])[]): (id: string) => string {
  const above = new Map<string, string>()
  const top = (id: string): string => {
    const next = above.get(id)
    return next === undefined ? id : top(next)
  }
  for (const [one, other] of all) if (top(one) !== top(other)) above.set(top(one), top(other))
  return top
}

async function read(name: string): Promise<Record<string, string>[]> {
  const file = createReadStream(join(FOLDER, name))
  const parts: string[] = []
  for await (const part of (name.endsWith('.gz') ? file.pipe(createGunzip()) : file).setEncoding('utf8')) {
    parts.push(String(part))
  }
  return Papa.parse<Record<string, string>>(parts.join(''), { header: true, skipEmptyLines: true }).data
}

function share(part: number, all: number): string {
  return all === 0 ? '-' : (part / all).toFixed(3)
}

function print(title: string, figures: Readonly<Record<string, string | number>>): void {
  const words = Object.entries(figures).map(([name, value]) => `${name} ${value}`)
  process.stdout.write(`${title}: ${words.join(', ')}\n`)
}
