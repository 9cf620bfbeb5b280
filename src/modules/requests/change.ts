/** The one way a request changes after it was submitted: locked, written, recorded and announced together. */
import { CompiledQuery, type Selectable, type Updateable } from 'kysely'
import type { Act } from '../../kernel/act.ts'
import { allow } from '../../kernel/actor.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { PhotoId } from '../media/index.ts'
import { agencyCodeIn } from '../catalog/index.ts'
import { cleanText } from '../../kernel/clean-text.ts'
import { noteToCheck } from './to-check.ts'
import { requestRemoved } from './tombstone.ts'
import { writeChange } from './write-change.ts'
import { addPhotos } from './photos.ts'
import { DAYS_TO_OBJECT, mayBecome, type Status, takesWords } from './rules.ts'
import type { ActivityKind, RequestId, ServiceRequestTable } from './tables.ts'

/** A request's row under lock, with the code of the agency that answers for it. */
export type LockedRequest = Pick<Selectable<ServiceRequestTable>, (typeof LOCKED)[number]> & {
  readonly agencyCode: string
}

const LOCKED = [
  'id',
  'number',
  'service_id',
  'agency_id',
  'team_id',
  'assignee_id',
  'status',
  'accepted_at',
  'planned_for',
  'submitted_at',
  'due_at',
  'promise',
  'due_at',
  'on_hold_since',
  'escalated',
  'waits_on',
  'pauses',
  'closed_at',
  'visibility',
  'parent_id',
  'api_key_id',
  'version',
  'removed_at',
] as const

// Written by hand: every deed begins with it.
const SELECT = `select ${LOCKED.join(', ')}, ${agencyCodeIn('agency_id')} as "agencyCode" from service_request`
const LOCK = `${SELECT} where id = $1 for update`
const LOCK_SEVERAL = `${SELECT} where id = any($1::uuid[]) order by id for update`

/**
 * The request, locked until the transaction ends.
 *
 * @param seen version the person saw; when it has moved on, their decision was about something else.
 * @param removed `true`: also one that was removed at its reporter's wish, with which nothing can be done any more.
 * @throws {Refusal} `request_not_found`, `request_removed`, or `request_changed` when it is not the version seen.
 */
export async function lockRequest(
  { tx }: Act,
  id: RequestId,
  seen?: number,
  { removed = false }: { readonly removed?: boolean } = {},
): Promise<LockedRequest> {
  const { rows } = await tx.executeQuery<LockedRequest>(CompiledQuery.raw(LOCK, [id]))
  const [request] = rows
  if (!request) throw noSuchRequest()
  if (request.removed_at !== null && !removed) throw requestRemoved()
  if (seen !== undefined && request.version !== seen) {
    throw new Refusal('conflict', 'request_changed', 'Somebody changed this request a moment ago.', {
      number: request.number,
    })
  }
  return request
}

/**
 * Several requests, locked in the order of their ids, as wherever several are: two deeds would else wait for
 * each other.
 *
 * @throws {Refusal} `request_removed`.
 */
export async function lockRequests({ tx }: Act, ids: readonly RequestId[]): Promise<LockedRequest[]> {
  const { rows } = await tx.executeQuery<LockedRequest>(CompiledQuery.raw(LOCK_SEVERAL, [ids]))
  if (rows.some((row) => row.removed_at !== null)) throw requestRemoved()
  return rows
}

/** @throws {Refusal} `forbidden` unless the actor holds `permission` for the agency that answers for the request. */
export function allowOn(act: Act, permission: string, request: LockedRequest): void {
  allow(act.by, permission, request.agencyCode)
}

/** @throws {Refusal} `request_cannot_move` when the table of statuses does not lead there. */
export function mustBecome(request: LockedRequest, to: Status): void {
  if (!mayBecome(request.status, to)) throw cannotBecome(request, to)
}

export function cannotBecome({ status }: LockedRequest, to: Status): Refusal {
  const words = `A request that is ${status} cannot become ${to}.`
  return new Refusal('conflict', 'request_cannot_move', words, { from: status, to })
}

/** @throws {Refusal} `closed_too_long` when it ended so long ago that what its reporter says belongs into a new report. */
export function mustTakeWords(act: Act, { closed_at, number }: LockedRequest): void {
  if (takesWords(closed_at, act.now)) return
  const words = `This request was closed more than ${DAYS_TO_OBJECT} days ago.`
  throw new Refusal('conflict', 'closed_too_long', words, { number, days: DAYS_TO_OBJECT })
}

export function noSuchRequest(): Refusal {
  return new Refusal('not_found', 'request_not_found', 'There is no such request.')
}

export interface Change {
  readonly set?: Updateable<ServiceRequestTable>
  readonly kind: ActivityKind
  readonly public: boolean
  readonly body?: string
  readonly facts?: Record<string, unknown>
  readonly photos?: readonly PhotoId[]
}

/** Characters of one line of history, as the table allows. */
const LONGEST = 8_000

function wordsOf(typed: string): string {
  const body = cleanText(typed)
  if (body.length > LONGEST && [...body].length > LONGEST) {
    throw new Refusal('invalid', 'field_too_long', `These words are longer than ${LONGEST} characters.`, {
      field: 'body',
      limit: LONGEST,
    })
  }
  return body
}

/** Writes what changed, its line of history and its event, in one statement; answers the id of the line. */
export async function applyChange(act: Act, request: LockedRequest, change: Change): Promise<number> {
  const { by, now, tx } = act
  const body = wordsOf(change.body ?? '')
  const status = (change.set?.status as Status | undefined) ?? request.status
  // The city's own public words are what the lists show as the latest news.
  const lastNote = change.public && body && by.kind === 'staff' ? { last_note: body } : {}
  const line = {
    request_id: request.id,
    kind: change.kind,
    public: change.public,
    body,
    status,
    facts: JSON.stringify(change.facts ?? {}),
    actor_kind: by.kind,
    actor_id: by.id,
    actor_label: by.label,
    happened_at: now,
  }
  const teamId = (change.set?.team_id as number | undefined) ?? request.team_id
  const facts = JSON.stringify({
    number: request.number,
    public: change.public,
    status,
    teamId,
    private: (change.set?.visibility ?? request.visibility) === 'private',
  })
  const set = { ...change.set, ...lastNote, updated_at: now }
  const id = await writeChange(tx, request.id, set, line, facts)
  const held = await noteToCheck(act, request, id, { ...change, body })
  // Of a private request no photo is for everybody, whatever the line it hangs on says to its reporter.
  await addPhotos(
    act,
    request.id,
    id,
    change.photos ?? [],
    change.public && request.visibility === 'public',
    held,
  )
  return id
}
