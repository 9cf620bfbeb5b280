/** New requests of a chunk, straight into their tables. */
import type pg from 'pg'
import { uuidv7 } from '../../../kernel/uuid.ts'
import { yearOnClock } from './year.ts'
import type { Draft } from '../rows/index.ts'
import { copyInto, type CopyValue } from './copy.ts'
import { keepWords } from './keep-words.ts'
import type { Resolved } from './name-book.ts'

/** A draft with all that makes it a row. */
export interface NewRequest {
  readonly id: string
  readonly draft: Draft
  readonly resolved: Resolved
}

export interface Ground {
  readonly client: pg.ClientBase
  readonly importId: number
  readonly source: string
  readonly zone: string
  readonly language: string
  readonly visibility: 'public' | 'private'
  readonly closingWordsPublic: boolean
}

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())
const array = (ids: readonly number[]): string => `{${ids.join(',')}}`
export const pointText = (point: Draft['point']): string | null =>
  point ? `(${point.lon},${point.lat})` : null

export const newRequest = (draft: Draft, resolved: Resolved): NewRequest => ({
  // A UUID of version 7 cannot say a time before 1970.
  id: uuidv7(new Date(Math.max(0, draft.submittedAt))),
  draft,
  resolved,
})

export async function createRequests(ground: Ground, requests: readonly NewRequest[]): Promise<void> {
  if (requests.length === 0) return
  const { client } = ground
  const numbers = await takeNumbers(ground, requests)
  await copyInto(
    client,
    'service_request',
    REQUEST,
    map(requests, (one, at) => requestRow(ground, one, numbers[at]!)),
  )
  const reporters = requests.filter(({ draft }) => draft.reporter)
  if (reporters.length > 0) await copyInto(client, 'reporter', REPORTER, map(reporters, reporterRow))
  await copyInto(client, 'activity', ACTIVITY, activityRows(ground, requests))
  await copyInto(
    client,
    'import_row',
    ROW,
    map(requests, (one) => importRow(ground, one)),
  )
  await keepWords(client, requests, numbers)
}

function* map<T, U>(all: readonly T[], change: (one: T, at: number) => U): Generator<U> {
  for (const [at, one] of all.entries()) yield change(one, at)
}

/** A number for each, of the year it was submitted in on the city's clocks; in order of the file. */
async function takeNumbers({ client, zone }: Ground, requests: readonly NewRequest[]): Promise<number[]> {
  const years = requests.map(({ draft }) => yearOnClock(draft.submittedAt, zone))
  const counts = new Map<number, number>()
  for (const year of years) counts.set(year, (counts.get(year) ?? 0) + 1)
  const taken = new Map<number, number[]>()
  for (const [year, count] of counts) {
    const { rows } = await client.query<{ number: number }>(
      'select next_request_number($1) as number from generate_series(1, $2)',
      [year, count],
    )
    taken.set(year, rows.map(({ number }) => number).toReversed())
  }
  return years.map((year) => taken.get(year)!.pop()!)
}

const REQUEST = [
  'id', 'number', 'service_id', 'agency_id', 'team_id', 'status', 'resolution', 'waits_on', 'visibility',
  'description', 'address', 'zipcode', 'location', 'area_ids', 'extra_answers', 'channel', 'language',
  'submitted_at', 'updated_at', 'due_at', 'routing', 'on_hold_since', 'closed_at', 'last_note', 'source_system',
  'source_id',
] // prettier-ignore

function requestRow(ground: Ground, { id, draft, resolved }: NewRequest, number: number): CopyValue[] {
  const words = ground.closingWordsPublic && draft.status === 'closed' ? draft.closingWords : ''
  return [
    id,
    number,
    resolved.serviceId,
    resolved.agencyId,
    resolved.teamId,
    draft.status,
    draft.resolution,
    draft.waitsOn,
    ground.visibility,
    draft.description,
    draft.address || null,
    draft.zipcode || null,
    pointText(draft.point),
    array(draft.areaIds),
    JSON.stringify(draft.extra),
    draft.channel || 'phone',
    ground.language,
    iso(draft.submittedAt),
    iso(draft.updatedAt),
    iso(draft.dueAt),
    JSON.stringify({ rule: 'imported', team: resolved.teamCode }),
    draft.status === 'on_hold' ? iso(draft.updatedAt) : null,
    iso(draft.closedAt),
    words || null,
    ground.source,
    draft.sourceId,
  ]
}

const REPORTER = ['request_id', 'first_name', 'last_name', 'email', 'phone']

function reporterRow({ id, draft }: NewRequest): CopyValue[] {
  const { firstName, lastName, email, phone } = draft.reporter!
  return [id, firstName || null, lastName || null, email || null, phone || null]
}

const ACTIVITY = [
  'request_id',
  'kind',
  'public',
  'body',
  'status',
  'facts',
  'actor_kind',
  'actor_label',
  'happened_at',
]

/** Submitted, what is known of its way, and its end. Closing words name staff: inside, unless the mapping says so. */
function* activityRows(ground: Ground, requests: readonly NewRequest[]): Generator<CopyValue[]> {
  const facts = JSON.stringify({ import: ground.importId })
  const { source, closingWordsPublic } = ground
  for (const { id, draft } of requests) {
    const { status, closingWords, closedAt, submittedAt, updatedAt, note, resolution } = draft
    const inside = (body: string, at: number): CopyValue[] => [
      id,
      'note',
      false,
      body,
      status,
      facts,
      'program',
      source,
      iso(at),
    ]
    yield [id, 'submitted', true, '', 'open', facts, 'person', '', iso(submittedAt)]
    if (note) yield inside(note, submittedAt)
    if (status === 'in_progress')
      yield [id, 'started', true, '', status, facts, 'program', source, iso(updatedAt)]
    if (status === 'on_hold') yield [id, 'held', true, '', status, facts, 'program', source, iso(updatedAt)]
    if (closingWords && !(closingWordsPublic && closedAt !== null))
      yield inside(closingWords, closedAt ?? updatedAt)
    if (closedAt !== null) {
      const ended = JSON.stringify({ import: ground.importId, resolution })
      const body = closingWordsPublic ? closingWords : ''
      yield [id, 'closed', true, body, status, ended, 'program', source, iso(closedAt)]
    }
  }
}

const ROW = ['request_id', 'import_id', 'created', 'fingerprint', 'known_at', 'row_number', 'version']

function importRow({ importId }: Ground, { id, draft }: NewRequest): CopyValue[] {
  return [id, importId, true, draft.fingerprint, iso(draft.knownAt), draft.number, 1]
}
