/**
 * A whole report at once, from a phone that kept it: answers JSON, and the same draft again gets the same number. What
 * the draft holds already (its writer lost the network half way) counts where the form says nothing.
 */
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { Refusal } from '../../../kernel/refusal.ts'
import { offered, type Service, serviceByCode } from '../../../modules/catalog/index.ts'
import { type DraftFields, findDraft, isDraftId } from '../../../modules/drafts/index.ts'
import { requestKey } from '../../../modules/requests/index.ts'
import { type Errors, fieldOf, refusalWords, statusOf } from '../../../web/index.ts'
import { many, one } from '../input.ts'
import { CONTACT_FIELDS, contactProblems } from './about.tsx'
import { problemsOf } from './details.tsx'
import { readPlace } from './read-place.ts'
import { sendReport } from './send.ts'
import { hasPlace, textOf, writingOf } from './writing.ts'

/** What a phone is told. */
interface Taken {
  readonly number: string
  /** Private link, a path of this site. */
  readonly url: string
}

const limited = { rateLimit: { max: 60, timeWindow: '1 minute' } }

export const keptReports: FastifyPluginAsync = async (app) => {
  app.post('/report/kept', { config: limited }, async (request, reply) => {
    void reply.header('cache-control', 'no-store')
    try {
      return await take(request)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const message = refusalWords(request.t, error)
      const field = FIELDS[error.code] ?? fieldOf(error)
      const fields = error instanceof Incomplete ? error.errors : field ? { [field]: message } : {}
      return reply.code(statusOf(error)).send({ error: error.code, message, fields })
    }
  })
}

/** Beside which field of the phone's form a refusal stands. */
const FIELDS: Readonly<Record<string, string>> = {
  outside_city: 'address',
  place_needed: 'address',
  no_such_service: 'service',
  service_retired: 'service',
  description_too_long: 'description',
}

/** Something must be filled in or changed; what, stands beside the fields. */
class Incomplete extends Refusal {
  readonly errors: Errors
  constructor(errors: Errors) {
    super('invalid', 'report_incomplete', 'Something is missing or wrong: see fields.')
    this.errors = errors
  }
}

async function take(request: FastifyRequest): Promise<Taken> {
  const { city, locale, t, body } = request
  const id = one(body, 'draft')
  if (!isDraftId(id)) throw new Refusal('invalid', 'report_unclear', 'A kept report names its draft.')
  const draft = await findDraft(city.db, id)
  if (draft?.sentNumber) return takenAs(request, draft.sentNumber)
  const known = draft?.fields ?? {}
  const service = serviceOf(request, one(body, 'service') || textOf(known, 'service'))
  const before = writingOf(city, id, service, known).fields
  const sent = { ...sentFields(request, service), answered: service.code }
  const writing = writingOf(city, id, service, { ...before, ...sent })
  const errors = {
    ...(!hasPlace(writing) && { address: t('refusal.place_needed') }),
    ...problemsOf(writing, request),
    ...contactProblems(writing.fields, request),
  }
  if (Object.keys(errors).length > 0) throw new Incomplete(errors)
  return numberIn(await sendReport(request, writing), locale)
}

function serviceOf({ city }: FastifyRequest, code: string): Service {
  const service = serviceByCode(city.catalog(), code)
  if (!service) throw new Refusal('not_found', 'no_such_service', 'There is no such service.')
  if (!offered(city.catalog()).includes(service))
    throw new Refusal('not_found', 'service_retired', 'This service is no longer offered.')
  return service
}

function takenAs({ city, locale }: FastifyRequest, number: number): Taken {
  const key = requestKey(city.secret, number)
  return { number: String(number), url: `/${locale}/requests/${number}?key=${key}` }
}

/** Out of the address that the form on the website is led to. */
function numberIn(address: string, locale: string): Taken {
  const url = address.replace(/&sent=1$/, '')
  return { number: url.slice(`/${locale}/requests/`.length).split('?')[0] ?? '', url }
}

/** What the phone's form says, by the names a draft keeps; what it does not say is left out. */
function sentFields({ city, body, t }: FastifyRequest, service: Service): DraftFields {
  const answers = service.attributes
    .map(({ code }) => [`a.${code}`, many(body, `a.${code}`)] as const)
    .filter(([, values]) => values.length > 0)
  const words = ['description', ...CONTACT_FIELDS]
    .filter((name) => name in (body as object))
    .map((name) => [name, one(body, name)] as const)
  return { ...Object.fromEntries([...answers, ...words]), ...placeOf() }

  /** One place when the words or the pin mean one; else the words as they are, for people to find. */
  function placeOf(): DraftFields {
    const typed = one(body, 'address').slice(0, 200)
    const pin = one(body, 'lat')
    if (typed === '' && pin === '' && one(body, 'choice') === '') return {}
    const read = readPlace(city.places(), service, body, t)
    if ('fields' in read) return read.fields
    const [lat, lon] = typed === '' ? [pin, one(body, 'lon')] : ['', '']
    return { address: typed, addressId: '', lat, lon }
  }
}
