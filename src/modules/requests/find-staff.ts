/** Requests with all the desk may know of them. */
import { sql } from 'kysely'
import { type Actor, may } from '../../kernel/actor.ts'
import { calledThen, questionsThen } from '../catalog/index.ts'
import { photoIdsOf } from '../media/index.ts'
import { noSuchRequest } from './change.ts'
import type { City } from './ground.ts'
import { queueQuery, toQueueRow } from './queue-query.ts'
import type { RequestId } from './tables.ts'
import { agencyCode, publicBody, publicWords } from './to-public.ts'
import type { StaffActivity, StaffRequest } from './views.ts'

export interface StaffThread {
  readonly request: StaffRequest
  /** Oldest first, internal lines included. */
  readonly activities: readonly StaffActivity[]
}

/**
 * A request by number, for staff.
 *
 * @throws {Refusal} `request_not_found`: also when it is private and of an agency the actor may not see.
 */
export async function findForStaff(city: City, by: Actor, number: number): Promise<StaffThread> {
  const [thread] = await listForStaff(city, by, [number])
  if (!thread) throw noSuchRequest()
  return thread
}

/**
 * Several requests by number, in any order; those that the actor may not see are left out.
 *
 * @param masked without contacts and with personal data masked whoever asks: for copies that leave the house.
 */
export async function listForStaff(
  city: City,
  by: Actor,
  numbers: readonly number[],
  { masked = false }: { readonly masked?: boolean } = {},
): Promise<StaffThread[]> {
  if (numbers.length === 0) return []
  const rows = await rowsOf(city, numbers)
  const seen = rows.filter(
    ({ visibility, agency_id }) =>
      visibility !== 'private' || may(by, 'see_private_requests', agencyCode(city.catalog(), agency_id)),
  )
  const lines = await activitiesOf(
    city,
    seen.map(({ id }) => id),
  )
  return seen.map((row) => toThread(city, by, row, lines.get(row.id) ?? [], masked))
}

function rowsOf(city: City, numbers: readonly number[]) {
  return queueQuery(city, { privateOf: 'everywhere' })
    .leftJoin('reporter', 'reporter.request_id', 'request.id')
    .leftJoin('service_request as parent', 'parent.id', 'request.parent_id')
    .select([
      'request.address_id as addressId',
      'request.zipcode',
      'request.language',
      'request.answers',
      'request.words_id as wordsId',
      'request.extra_answers as extraAnswers',
      'request.routing',
      'request.source_system as sourceSystem',
      'request.source_id as sourceId',
      'request.delayed_until as delayedUntil',
      'request.delay_reason as delayReason',
      'request.removed_at as removedAt',
      'parent.number as parentNumber',
      'reporter.request_id as reporterOf',
      'reporter.first_name as firstName',
      'reporter.last_name as lastName',
      'reporter.email',
      'reporter.phone',
      'reporter.wants_mail as wantsMail',
      'reporter.text_to as textTo',
    ])
    .where('request.number', '=', sql<number>`any(${numbers}::bigint[])`)
    .execute()
}

function toThread(
  city: City,
  by: Actor,
  row: Awaited<ReturnType<typeof rowsOf>>[number],
  activities: readonly StaffActivity[],
  masked: boolean,
): StaffThread {
  const line = toQueueRow(row, city.catalog())
  const { firstName, lastName, email, phone, wantsMail, textTo, reporterOf, parentNumber, ...rest } = row
  const seesAll = !masked && may(by, 'see_contact_data', line.agencyCode)
  const known = reporterOf !== null && seesAll
  const { addressId, zipcode, language, routing, acceptedAt, plannedFor } = rest
  // As it was said, or as everybody reads it.
  const words = (text: string) => (seesAll ? text : publicWords(text, city.catalog()))
  const each = (answers: Readonly<Record<string, string | string[]>>) =>
    Object.fromEntries(
      Object.entries(answers).map(([code, answer]) => [
        code,
        typeof answer === 'string' ? words(answer) : answer.map(words),
      ]),
    )
  const asked = { serviceId: row.service_id, wordsId: row.wordsId }
  return {
    request: {
      ...line,
      description: seesAll ? row.description : line.description,
      address: row.address === null ? null : words(row.address),
      lastNote: row.lastNote === null ? null : words(row.lastNote),
      addressId,
      zipcode,
      language,
      answers: each(seesAll || line.wordsShown || line.wordsHeld ? rest.answers : {}),
      extraAnswers: each(seesAll || line.wordsShown || line.wordsHeld ? rest.extraAnswers : {}),
      questions: questionsThen(city.catalog(), asked),
      calledThen: calledThen(city.catalog(), asked),
      routing,
      delay:
        rest.delayedUntil && rest.delayReason ? { until: rest.delayedUntil, reason: rest.delayReason } : null,
      acceptedAt,
      plannedFor,
      removedAt: rest.removedAt,
      sourceSystem: rest.sourceSystem,
      sourceId: rest.sourceId,
      parentNumber: parentNumber === null ? null : String(parentNumber),
      reporter: known ? { firstName, lastName, email, phone, textTo, wantsMail: wantsMail ?? false } : null,
    },
    activities: seesAll
      ? activities
      : activities.map((one) => ({ ...one, body: publicBody(one, city.catalog(), 'staff') })),
  }
}

async function activitiesOf(
  { db }: City,
  ids: readonly RequestId[],
): Promise<Map<RequestId, StaffActivity[]>> {
  const rows = await db
    .selectFrom('activity')
    .leftJoin('line_wording', 'line_wording.activity_id', 'activity.id')
    .select([
      'request_id as requestId',
      'id',
      'kind',
      'public',
      'body',
      'status',
      'happened_at as happenedAt',
      'actor_kind as actorKind',
      'actor_label as actorLabel',
      'facts',
      photoIdsOf('activity.id', { publicOnly: false }).as('photoIds'),
      'line_wording.shown',
      'line_wording.held',
      'line_wording.wording',
    ])
    .where('request_id', '=', sql<RequestId>`any(${ids}::uuid[])`)
    .orderBy('id')
    .execute()
  const byRequest = Map.groupBy(rows, ({ requestId }) => requestId)
  return new Map(
    [...byRequest].map(([id, lines]) => [
      id,
      lines.map((row) => {
        const { requestId: _, ...line } = row
        return { ...line, shown: line.shown ?? true, held: line.held ?? false }
      }),
    ]),
  )
}
