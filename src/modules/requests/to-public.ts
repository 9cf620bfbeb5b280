/** The only place where a request's public copy is made. */
import { calledThen, type Catalog, type Datatype, questionsThen, serviceById } from '../catalog/index.ts'
import {
  type DelayReason,
  publicStatus,
  type Resolution,
  type Status,
  type WaitsOn,
  type Channel,
} from './rules.ts'
import { findPersonalData, type Finding } from '../privacy/index.ts'
import { contactsOf, masked } from './masked.ts'
import type { PointColumn } from './tables.ts'
import type { ActivityKind } from './tables.ts'
import type { PublicActivity, PublicRequest } from './views.ts'
import type { Promised } from '../service-levels/index.ts'

/** Columns a public copy is made of: the select list of every public query. */
export const PUBLIC_COLUMNS = [
  'request.id',
  'request.number',
  'request.service_id as serviceId',
  'request.words_id as wordsId',
  'request.agency_id as agencyId',
  'request.status',
  'request.resolution',
  'request.waits_on as waitsOn',
  'request.accepted_at as acceptedAt',
  'request.planned_for as plannedFor',
  'request.description',
  'request.words_shown as wordsShown',
  'request.words_held as wordsHeld',
  'request.address_shown as addressShown',
  'request.wording',
  'request.address',
  'request.address_id as addressId',
  'request.zipcode',
  'request.location',
  'request.area_ids as areaIds',
  'request.answers',
  'request.channel',
  'request.submitted_at as submittedAt',
  'request.updated_at as updatedAt',
  'request.due_at as dueAt',
  'request.promise',
  'request.delayed_until as delayedUntil',
  'request.delay_reason as delayReason',
  'request.closed_at as closedAt',
  'request.last_note as lastNote',
  'request.photo_id as photoId',
  'request.parent_id as parentId',
] as const

/** A row of {@link PUBLIC_COLUMNS}. */
export interface PublicRow {
  readonly id: string
  readonly number: number
  readonly serviceId: number
  readonly wordsId: number | null
  readonly agencyId: number
  readonly status: Status
  readonly resolution: Resolution | null
  readonly waitsOn: WaitsOn | null
  readonly acceptedAt: Date | null
  readonly plannedFor: string | null
  readonly description: string
  readonly wordsShown: boolean
  readonly wordsHeld: boolean
  readonly addressShown: boolean
  readonly wording: string | null
  readonly address: string | null
  readonly addressId: string | null
  readonly zipcode: string | null
  readonly location: PointColumn | null
  readonly areaIds: number[]
  readonly answers: Record<string, string | string[]>
  readonly channel: Channel
  readonly submittedAt: Date
  readonly updatedAt: Date
  readonly dueAt: Date | null
  readonly promise: Promised | null
  readonly delayedUntil: string | null
  readonly delayReason: DelayReason | null
  readonly closedAt: Date | null
  readonly lastNote: string | null
  readonly photoId: string | null
  readonly parentNumber?: number | null
}

/**
 * For whom a copy is made: everybody; whoever holds the private link and so reads what was said to them as it was said;
 * or staff who read what everybody does, and what still waits to be checked: they have to do the work meanwhile.
 */
export type Reader = 'everybody' | 'reporter' | 'staff'

/**
 * Answers to questions marked private stay with the city; personal data in words is masked; what a moderator hid is
 * left out, and what they worded anew is read instead.
 */
export function toPublic(row: PublicRow, catalog: Catalog, reader: Reader = 'everybody'): PublicRequest {
  const service = serviceById(catalog, row.serviceId)
  const questions = questionsThen(catalog, row).filter(
    ({ visibility, datatype, code }) =>
      visibility === 'public' &&
      Object.hasOwn(row.answers, code) &&
      (reads(row, reader) || !isInWords(datatype)),
  )
  const words = (text: string) => publicWords(text, catalog, reader)
  // Typed by hand it may be anything, also where the city knows the place.
  const saysWhere = row.addressShown || reader !== 'everybody'
  return {
    number: String(row.number),
    serviceCode: service?.code ?? '',
    agencyCode: agencyCode(catalog, row.agencyId),
    status: row.status,
    publicStatus: publicStatus(row),
    resolution: row.resolution,
    waitsOn: row.waitsOn,
    description: publicDescription(row, catalog, reader),
    beingChecked: row.wordsHeld,
    address: row.address === null || !saysWhere ? null : words(row.address),
    addressId: saysWhere ? row.addressId : null,
    zipcode: row.zipcode,
    point: toPoint(row.location),
    areaIds: row.areaIds,
    answers: Object.fromEntries(
      questions.map(({ code }) => {
        const answer = row.answers[code] ?? ''
        return [code, typeof answer === 'string' ? words(answer) : answer.map(words)]
      }),
    ),
    questions,
    calledThen: calledThen(catalog, row),
    channel: row.channel,
    submittedAt: row.submittedAt,
    updatedAt: row.updatedAt,
    dueAt: row.dueAt,
    promise: row.promise,
    plannedFor: row.plannedFor,
    delay: row.delayedUntil && row.delayReason ? { until: row.delayedUntil, reason: row.delayReason } : null,
    closedAt: row.closedAt,
    lastNote: row.lastNote === null ? null : words(row.lastNote),
    photoId: row.photoId,
    parentNumber: row.parentNumber == null ? null : String(row.parentNumber),
  }
}

/** Answers to these are somebody's words and stand or fall with their description. */
export const isInWords = (datatype: Datatype): boolean => datatype === 'string' || datatype === 'text'

/** Whether this reader reads the words of a report at all. */
const reads = (
  { wordsShown, wordsHeld }: Pick<PublicRow, 'wordsShown' | 'wordsHeld'>,
  reader: Reader,
): boolean => wordsShown || reader === 'reporter' || (reader === 'staff' && wordsHeld)

/** The words of a report as its reader may have them. */
export function publicDescription(
  row: Pick<PublicRow, 'description' | 'wordsShown' | 'wordsHeld' | 'wording'>,
  catalog: Catalog,
  reader: Reader = 'everybody',
): string {
  if (reader === 'reporter') return row.description
  return reads(row, reader) ? (row.wording ?? publicWords(row.description, catalog)) : ''
}

/** The same for a line of history; `shown` null: nobody has moderated it. */
export function publicBody(
  { body, shown, held, wording }: Pick<PublicLine, 'body' | 'shown' | 'held' | 'wording'>,
  catalog: Catalog,
  reader: Reader = 'everybody',
): string {
  if (reader === 'reporter') return body
  return (shown ?? true) || (held && reader === 'staff') ? (wording ?? publicWords(body, catalog)) : ''
}

/** A public line of history as the database answers it. */
export interface PublicLine {
  readonly id: number
  readonly kind: ActivityKind
  readonly body: string
  readonly shown: boolean | null
  /** Whether it waits until staff have looked at it; then it is not shown. */
  readonly held: boolean | null
  readonly wording: string | null
  readonly status: Status
  /** ISO 8601 instant. */
  readonly at: string
  /** Kind of who said it. */
  readonly actor: string
  /** Of staff: theirs, for the public only where the city says so. */
  readonly name: string
  readonly facts: Record<string, unknown>
  readonly photos: string[]
}

/** @param agencyId of the agency that answers for the request: it speaks for the city. */
export function toPublicActivity(
  line: PublicLine,
  catalog: Catalog,
  agencyId: number,
  reader: Reader = 'everybody',
): PublicActivity {
  const { id, kind, status, at, actor, facts, photos } = line
  const by = spokenBy(kind, actor, facts)
  return {
    id,
    kind,
    // What a neighbour said is no word of the reporter's, nor one to them.
    body: publicBody(line, catalog, by === 'neighbour' ? 'everybody' : reader),
    beingChecked: line.held ?? false,
    status,
    happenedAt: new Date(at),
    by,
    agencyCode: by === 'city' ? agencyCode(catalog, agencyId) : null,
    name: by === 'city' ? namedStaff(catalog, actor, line.name) : null,
    facts: publicFacts(facts),
    photoIds: photos,
  }
}

/** Who of the staff said something, where the city shows names; else null. */
export const namedStaff = (catalog: Catalog, actorKind: string, label: string): string | null =>
  actorKind === 'staff' && label !== '' && catalog.jurisdiction.privacy?.staffNames === true ? label : null

function spokenBy(kind: ActivityKind, actor: string, facts: Record<string, unknown>): PublicActivity['by'] {
  // What somebody did to another request of the family, or as one who follows it, is told here as well.
  const others = kind === 'joined' || facts.carried === true || facts.follower === true
  if (actor === 'person' && others) return 'neighbour'
  // Staff who write a caller's request down ask in the caller's name.
  if (actor === 'person' || kind === 'submitted') return 'reporter'
  return actor === 'partner' ? 'partner' : 'city'
}

const PUBLIC_FACTS = [
  'on',
  'waitsOn',
  'resolution',
  'fromService',
  'toService',
  'wasDue',
  'carried',
  'how',
  'delayedUntil',
  'delayReason',
  'noAnswer',
  'answered',
  'late',
]

/** Facts are shown by name: one that is added later stays inside until somebody decides. */
function publicFacts(facts: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => PUBLIC_FACTS.includes(name)))
}

/** Somebody's words with the personal data in them masked; what the city publishes of itself stays. */
export function publicWords(text: string, catalog: Catalog, reader: Reader = 'everybody'): string {
  return reader === 'reporter' ? text : masked(text, catalog)
}

/** What {@link publicWords} leaves out of a text, for the desk to mark. */
export const personalIn = (text: string, catalog: Catalog): Finding[] =>
  findPersonalData(text, contactsOf(catalog))

export function agencyCode(catalog: Catalog, id: number): string {
  return catalog.agencies.find((agency) => agency.id === id)?.code ?? ''
}

export function toPoint(location: PointColumn | null): { lon: number; lat: number } | null {
  return location && { lon: location.x, lat: location.y }
}
