/** All that a request holds about whoever reported it, as it was said. */
import type { Reader } from '../../kernel/db.ts'
import { questionOf, questionsThen, serviceById } from '../catalog/index.ts'
import { photoIdsOf } from '../media/index.ts'
import type { City } from './ground.ts'
import type { RequestId } from './tables.ts'

/** Undefined when there is none of this number, or it was removed. Whoever calls has checked the private link. */
export async function findAllAbout({ db, catalog }: Pick<City, 'db' | 'catalog'>, number: number) {
  const request = await db
    .selectFrom('service_request as request')
    .select(['request.id', 'request.number', 'request.service_id', 'request.status', 'request.channel'])
    .select(['request.language', 'request.visibility', 'request.description', 'request.address'])
    .select([
      'request.zipcode',
      'request.location',
      'request.answers',
      'request.extra_answers',
      'request.words_id',
    ])
    .select(['request.submitted_at', 'request.closed_at', 'request.anonymised_at'])
    .where('request.number', '=', number)
    .where('request.removed_at', 'is', null)
    .executeTakeFirst()
  if (!request) return undefined
  const reporter = await db
    .selectFrom('reporter')
    .select(['first_name', 'last_name', 'email', 'phone', 'account_id', 'device_id', 'wants_mail', 'text_to'])
    .where('request_id', '=', request.id)
    .executeTakeFirst()
  // What the city said to them is public to them; an answer of theirs for the city alone is theirs as well.
  const history = await db
    .selectFrom('activity')
    .select(['kind', 'actor_kind as by', 'body', 'happened_at'])
    .select(photoIdsOf('activity.id', { publicOnly: false }).as('photos'))
    .where('request_id', '=', request.id)
    .where(({ eb, or }) => or([eb('public', '=', true), eb('actor_kind', '=', 'person')]))
    .orderBy('id')
    .execute()
  const { location, service_id: serviceId, words_id: wordsId, ...rest } = request
  const place = location && { longitude: location.x, latitude: location.y }
  const service = serviceById(catalog(), serviceId)?.code ?? ''
  const questions = questionsThen(catalog(), { serviceId, wordsId })
  // Answers to what another service had asked, before the request came here.
  const setAside = Object.keys(rest.extra_answers).flatMap((key) => {
    const question = questionOf(catalog(), key)
    return question ? [{ key, question }] : []
  })
  return { ...rest, questions, setAside, service, place, reporter: reporter ?? null, history }
}

/** Requests that staff split off this one: they carry its reporter, its place and its photos. */
export async function partsOf(db: Reader, id: RequestId): Promise<RequestId[]> {
  const parts = await db
    .selectFrom('request_relation')
    .select('other_id')
    .where('one_id', '=', id)
    .where('kind', '=', 'part')
    .orderBy('other_id')
    .execute()
  return parts.map(({ other_id: part }) => part)
}
