/** Staff change a request's service: what came under the wrong one goes where it belongs, and keeps all that it is. */
import { sql, type Updateable } from 'kysely'
import type { Act } from '../../kernel/act.ts'
import type { Reader } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type Catalog, type Service, serviceByCode, serviceById } from '../catalog/index.ts'
import { hidePhotosOf } from '../media/index.ts'
import { allowOn, applyChange, type LockedRequest, lockRequest, mustBecome } from './change.ts'
import { earlier } from './family-rules.ts'
import { lockDuplicates } from './family-carry.ts'
import type { City } from './ground.ts'
import { showFirstPhoto } from './photos.ts'
import {
  afterReclassifying,
  agencyIdOf,
  type Before,
  dueWith,
  type Reclassified,
} from './reclassify-rules.ts'
import type { Pause, RequestId, ServiceRequestTable } from './tables.ts'
import { goesTo, type Seen } from './take-on.ts'

type Ground = Pick<City, 'catalog' | 'places'>

export interface Reclassifying extends Seen {
  readonly serviceCode: string
  /** Whoever has it now goes on; else the routing sheet decides anew. */
  readonly keepTeam?: boolean
  /** Public; may be empty. */
  readonly note?: string
}

/**
 * Puts an open request under another service, and with it those that repeat it. Route and promise are decided anew, the
 * promise from the moment it came; what had been promised, and what the other service does not ask, is kept.
 *
 * @throws {Refusal} `forbidden`, `request_not_found`, `request_removed`, `request_changed`, `request_cannot_move` when it
 *   is closed, `repeats_another`, `no_such_service`, `service_retired`, `same_service`, or `field_too_long`.
 */
export async function reclassifyRequest(
  city: Ground,
  act: Act,
  id: RequestId,
  input: Reclassifying,
): Promise<void> {
  const request = await lockRequest(act, id, input.seen)
  allowOn(act, 'reclassify_requests', request)
  if (request.status === 'closed') mustBecome(request, 'in_progress')
  const catalog = city.catalog()
  const before = await readBefore(act.tx, id)
  const service = mustBeAnother(catalog, before, input.serviceCode)
  const { keepTeam = false, note = '' } = input
  const after = afterReclassifying(city, before, service)
  const { team, routing } = after
  const goes = keepTeam ? undefined : { team, routing, agencyId: agencyIdOf(catalog, team) }

  const dues: (Date | null)[] = []
  for (const one of await lockDuplicates(act, id)) {
    if (one.status === 'closed') {
      if (service.visibility === 'private') await makePrivate(act, one, request.number)
      continue
    }
    const own = afterReclassifying(city, await readBefore(act.tx, one.id), service)
    const facts = { carried: true, of: request.number }
    dues.push(await put(act, catalog, one, own, { goes, note, facts, dues: [] }))
  }
  await put(act, catalog, request, after, { goes, note, facts: {}, dues })
}

/** The service, when an open request of its own can come under it. */
function mustBeAnother(
  catalog: Catalog,
  { serviceId, parent_id: parentId }: Pick<Before, 'serviceId'> & Pick<LockedRequest, 'parent_id'>,
  code: string,
): Service {
  if (parentId !== null) {
    const words =
      'This request repeats another one: change the service of that one, or take this one out first.'
    throw new Refusal('conflict', 'repeats_another', words)
  }
  const service = serviceByCode(catalog, code)
  if (!service)
    throw new Refusal('invalid', 'no_such_service', 'There is no such service.', {
      field: 'service',
      service: code,
    })
  if (service.retired)
    throw new Refusal('invalid', 'service_retired', 'This service is no longer offered.', {
      field: 'service',
    })
  if (service.id === serviceId)
    throw new Refusal('conflict', 'same_service', 'It is under this service already.', { field: 'service' })
  return service
}

export interface ForeseenChange extends Reclassified {
  /** How many that repeat it come under the other service with it: those that have not ended. */
  readonly along: number
}

/** What would follow from it, by the rules as they are now. */
export async function foreseeReclassifying(
  city: Ground & { readonly db: Reader },
  id: RequestId,
  serviceCode: string,
): Promise<ForeseenChange> {
  const before = await readBefore(city.db, id)
  const after = afterReclassifying(city, before, mustBeAnother(city.catalog(), before, serviceCode))
  const { along } = await city.db
    .selectFrom('service_request')
    .select(({ fn }) => fn.countAll<number>().as('along'))
    .where('parent_id', '=', id)
    .where('status', '!=', 'closed')
    .executeTakeFirstOrThrow()
  return { ...after, along }
}

/** What of a request decides. */
function readBefore(db: Reader, id: RequestId): Promise<Before & Pick<LockedRequest, 'parent_id'>> {
  return db
    .selectFrom('service_request')
    .select([
      'service_id as serviceId',
      'words_id as wordsId',
      'answers',
      'extra_answers as extraAnswers',
      'area_ids as areaIds',
      'channel',
      'submitted_at as submittedAt',
      'pauses',
      'visibility',
      'parent_id',
    ])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

interface Putting {
  /** To whom, and what decided it: of those that repeat it, what it repeats. Undefined: it stays where it is. */
  readonly goes: (Pick<Reclassified, 'team' | 'routing'> & { readonly agencyId: number }) | undefined
  readonly note: string
  readonly facts: Readonly<Record<string, unknown>>
  /** When those are due that repeat it: nobody who does waits longer. */
  readonly dues: readonly (Date | null)[]
}

/** Answers when it is due now. */
async function put(
  act: Act,
  catalog: Catalog,
  request: LockedRequest,
  after: Reclassified,
  { goes, note, facts, dues }: Putting,
): Promise<Date | null> {
  const { service, moved, promise, visibility } = after
  const place = goes ? await placeFor(act, request, goes) : {}
  const pauses = typeof place.pauses === 'string' ? (JSON.parse(place.pauses) as Pause[]) : request.pauses
  const own = promise && dueWith(catalog, promise, pauses)
  const due = dues.reduce(earlier, own)
  const hides = visibility === 'private' && request.visibility === 'public'
  if (hides) await hidePhotos(act, request)
  const set: Updateable<ServiceRequestTable> = {
    ...place,
    service_id: service.id,
    words_id: service.wordsId ?? null,
    answers: JSON.stringify(moved.answers),
    extra_answers: JSON.stringify(moved.extra),
    promise: promise && JSON.stringify(promise),
    due_at: due,
    // A new day was told instead of a date that is promised no more.
    delayed_until: null,
    delay_reason: null,
    // Its ladder is another one now; what was climbed of that before is not climbed again.
    escalated: await climbedOf(act, request.id, service.code),
    escalate_at: promise && act.now,
    visibility,
    ...(goes && { routing: JSON.stringify(goes.routing) }),
  }
  await applyChange(act, request, {
    set,
    kind: 'reclassified',
    public: true,
    body: note,
    facts: {
      ...facts,
      fromService: serviceById(catalog, request.service_id)?.code ?? null,
      toService: service.code,
      fromAgency: request.agencyCode,
      team: goes?.team.code ?? null,
      // What had been promised stays to be read.
      promised: request.promise,
      wasDue: request.due_at?.toISOString() ?? null,
      setAside: moved.setAside.map(({ code }) => code),
      missing: moved.missing.map(({ code }) => code),
      ...(hides && { hidden: true }),
    },
  })
  return due
}

/** What has ended keeps its service, but what is private there is nobody's to read here either. */
async function makePrivate(act: Act, request: LockedRequest, of: number): Promise<void> {
  if (request.visibility === 'private') return
  await hidePhotos(act, request)
  const facts = { moderated: 'made_private', of }
  await applyChange(act, request, { set: { visibility: 'private' }, kind: 'note', public: false, facts })
}

async function hidePhotos(act: Act, { id }: LockedRequest): Promise<void> {
  await hidePhotosOf(act, id)
  await showFirstPhoto(act, id)
}

/** Lines written before there was a service to come from name none: they are of the one it was under first. */
async function climbedOf({ tx }: Act, id: RequestId, service: string): Promise<number> {
  const { highest } = await tx
    .selectFrom('activity')
    .select(sql<number>`coalesce(max((facts ->> 'percent')::integer), 0)`.as('highest'))
    .where('request_id', '=', id)
    .where('kind', '=', 'escalated')
    .where(
      sql`coalesce(facts ->> 'service', (
        select first.facts ->> 'fromService' from activity first
        where first.request_id = ${id} and first.kind = 'reclassified' order by first.id limit 1))`,
      '=',
      service,
    )
    .executeTakeFirstOrThrow()
  return highest
}

/** As when it is handed over: another agency decides anew, another team chooses its own people. */
async function placeFor(
  act: Act,
  request: LockedRequest,
  { team, agencyId }: NonNullable<Putting['goes']>,
): Promise<Updateable<ServiceRequestTable>> {
  if (team.id === request.team_id) return {}
  if (agencyId === request.agency_id) return { team_id: team.id, assignee_id: null }
  return goesTo(act, request, { id: team.id, agencyId })
}
