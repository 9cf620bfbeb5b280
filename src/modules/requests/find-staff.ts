/** One request with all the desk may know of it. */
import { type Actor, may } from '../../kernel/actor.ts'
import { calledThen, questionsThen } from '../catalog/index.ts'
import { photoIdsOf } from '../media/index.ts'
import { noSuchRequest } from './change.ts'
import type { City } from './ground.ts'
import { queueQuery, toQueueRow } from './queue-query.ts'
import type { RequestId } from './tables.ts'
import { publicBody, publicWords } from './to-public.ts'
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
  const row = await queueQuery(city, { privateOf: 'everywhere' })
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
    .where('request.number', '=', number)
    .executeTakeFirst()
  if (!row) throw noSuchRequest()
  const line = toQueueRow(row, city.catalog())
  if (line.visibility === 'private' && !may(by, 'see_private_requests', line.agencyCode))
    throw noSuchRequest()
  const { firstName, lastName, email, phone, wantsMail, textTo, reporterOf, parentNumber, ...rest } = row
  const seesAll = may(by, 'see_contact_data', line.agencyCode)
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
  const activities = await activitiesOf(city, row.id)
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

async function activitiesOf({ db }: City, id: RequestId): Promise<StaffActivity[]> {
  const rows = await db
    .selectFrom('activity')
    .leftJoin('line_wording', 'line_wording.activity_id', 'activity.id')
    .select([
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
    .where('request_id', '=', id)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, shown: row.shown ?? true, held: row.held ?? false }))
}
