/**
 * How well personal data is found in what residents and cities really wrote (../shared/data, which is not part of the
 * project): `node script/measure-personal-data.ts [--list KIND]`.
 *
 * Precision: each finding was read by a person once and is in `personal-data-judged.txt` by its fingerprint; one that
 * is not is counted as unjudged, and `--list` prints it. Recall: where the publisher wrote "[phone removed]" or
 * "[e-mail removed]", a made-up one is put back in, in the shapes people use, and looked for.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import {
  cityContacts,
  findPersonalData,
  type Finding,
  type PersonalKind,
} from '../src/modules/privacy/index.ts'

const DATA = new URL('../../shared/data/', import.meta.url)
const JUDGED = new URL('personal-data-judged.txt', import.meta.url)

const SOURCES: readonly (readonly [file: string, columns: readonly string[], own: readonly string[]])[] = [
  [
    'boston/boston-311-2015-01-to-09.csv.gz',
    ['CLOSURE_REASON', 'CASE_TITLE'],
    ['617-635-4500', '617-989-7000'],
  ],
  [
    'boston/boston-311-animals-pests-2013-to-2017.csv.gz',
    ['closure_reason', 'case_title'],
    ['617-635-4500', '617-989-7000'],
  ],
  ['nyc/nyc-publicstuff-reports-2010-to-2014.csv.gz', ['Title', 'Description'], []],
  [
    'san-francisco/sf311-encampment-reports-text-2025.jsonl.gz',
    ['text', 'resolution_notes', 'status_notes'],
    [],
  ],
  ['text/resident-questions-with-intent.jsonl', ['text'], []],
]

const PHONES = [
  '617-555-0123',
  '(617) 555-0123',
  '617.555.0123',
  '617 555 0123',
  '6175550123',
  '1-617-555-0123',
  '+1 617 555 0123',
  '(617)555-0123',
  '617- 555-0123',
  '617/555-0123',
]
const EMAILS = [
  'ada.lovelace@example.com',
  'a_l+311@mail.example.co.uk',
  'ADA@EXAMPLE.ORG',
  'ada at gmail dot com',
  "o'neil@example.com",
]

const list = process.argv[2] === '--list' ? process.argv[3] : undefined
const judged = new Map(
  (existsSync(JUDGED) ? readFileSync(JUDGED, 'utf8') : '')
    .split('\n')
    .filter(Boolean)
    .map((line) => [line.slice(0, 12), line.slice(13)] as const),
)

interface Tally {
  right: number
  wrong: number
  unjudged: number
}
const total = new Map<PersonalKind, Tally>()
const recall = { phone: [0, 0], email: [0, 0] } as Record<'phone' | 'email', [found: number, of: number]>
let slowest = 0

for (const [file, columns, own] of SOURCES) {
  const texts = [...new Set(readTexts(file, columns))]
  const contacts = cityContacts(own)
  const counts: Record<string, number> = {}
  const began = performance.now()
  for (const text of texts) {
    const start = performance.now()
    const findings = findPersonalData(text, contacts)
    slowest = Math.max(slowest, performance.now() - start)
    for (const finding of findings) {
      counts[finding.kind] = (counts[finding.kind] ?? 0) + 1
      judge(text, finding)
    }
    putBack(text)
  }
  const each = ((performance.now() - began) * 1000) / texts.length
  console.log(`${file}: ${texts.length} texts, ${each.toFixed(1)} µs each, found ${JSON.stringify(counts)}`)
}

for (const [kind, { right, wrong, unjudged }] of total) {
  const precision = ((100 * right) / Math.max(1, right + wrong)).toFixed(1)
  console.log(`${kind}: precision ${precision} % (${right} right, ${wrong} wrong, ${unjudged} not judged)`)
}
for (const [kind, [found, of]] of Object.entries(recall)) {
  console.log(`${kind}: recall ${((100 * found) / Math.max(1, of)).toFixed(1)} % of ${of} put back`)
}
console.log(`slowest text: ${slowest.toFixed(2)} ms`)

function judge(text: string, { kind, from, to }: Finding): void {
  const fingerprint = createHash('sha256').update(`${kind} ${from} ${to} ${text}`).digest('hex').slice(0, 12)
  const tally = total.get(kind) ?? { right: 0, wrong: 0, unjudged: 0 }
  total.set(kind, tally)
  const verdict = judged.get(fingerprint)
  if (verdict === 'right') tally.right += 1
  else if (verdict === 'wrong') tally.wrong += 1
  else {
    tally.unjudged += 1
    if (list === kind) {
      const around = `${text.slice(Math.max(0, from - 50), from)}⟦${text.slice(from, to)}⟧${text.slice(to, to + 30)}`
      console.log(fingerprint, around.replaceAll(/\s+/g, ' '))
    }
  }
}

/** Made-up contacts in the shapes people write, in the place of those that the publisher took out. */
function putBack(text: string): void {
  const places = [...text.matchAll(/\[(phone|e-mail) removed\]/g)]
  for (const [at, { 0: mark, 1: what, index }] of places.entries()) {
    const kind = what === 'phone' ? 'phone' : 'email'
    const shapes = kind === 'phone' ? PHONES : EMAILS
    const put = shapes[(index + at) % shapes.length]!
    const whole = text.slice(0, index) + put + text.slice(index + mark.length)
    const found = findPersonalData(whole).some(({ from, to }) => from <= index && to >= index + put.length)
    recall[kind][0] += found ? 1 : 0
    recall[kind][1] += 1
  }
}

function readTexts(file: string, columns: readonly string[]): string[] {
  const raw = readFileSync(new URL(file, DATA))
  const text = (file.endsWith('.gz') ? gunzipSync(raw) : raw).toString()
  if (file.includes('.jsonl')) {
    const rows = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    return rows
      .flatMap((row) => columns.map((column) => row[column]))
      .filter((value) => typeof value === 'string')
  }
  const [header = [], ...rows] = splitCsv(text)
  const at = columns.map((column) => header.indexOf(column))
  return rows.flatMap((row) => at.map((column) => row[column] ?? '')).filter(Boolean)
}

/** RFC 4180: quoted fields hold commas, line ends and doubled quotes. */
function splitCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  for (const { 1: quoted, 2: plain, 3: end } of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\r?\n|$)/g,
  )) {
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end !== ',') {
      rows.push(row)
      row = []
    }
  }
  return rows
}
