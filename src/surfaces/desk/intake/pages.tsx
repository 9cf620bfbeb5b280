/** Writing a request down for somebody on the telephone or at the counter. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { allow } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { AnswersInvalid } from '../../../modules/catalog/index.ts'
import { similarForCaller } from '../../../modules/duplicates/index.ts'
import { isAddress } from '../../../modules/notifications/index.ts'
import { findForStaff, searchRequests, submitRequest } from '../../../modules/requests/index.ts'
import { type Errors, fieldOf, page, refusalWords, renderFragment, statusOf } from '../../../web/index.ts'
import { bodyOf, queryOf, text } from '../form.ts'
import { contactsOf, meOf, privateOf } from '../session.ts'
import { Aside, type AsideProps } from './aside.tsx'
import { DonePage } from './done-page.tsx'
import { type Draft, draftOf, pointOf, reportOf } from './draft.ts'
import { repeatedBy } from './me-too.ts'
import { Asked, IntakePage } from './intake-page.tsx'

export function intakePages(app: FastifyInstance): void {
  app.get('/desk/new', async (request, reply) => {
    const service = text(queryOf(request), 'service')
    return show(reply, draftOf(request.city, { service }, request.locale))
  })

  // Looks, and keeps nothing: what the form says so far, with what the city knows about it.
  app.post('/desk/new/look', async (request, reply) => {
    allow(meOf(request).actor, 'submit_requests')
    const draft = draftOf(request.city, bodyOf(request), request.locale)
    if (request.headers.accept?.includes('application/json')) {
      const aside = <Aside {...await asideOf(request, draft)} />
      return reply.header('cache-control', 'no-store').send({
        questions: renderFragment(
          request,
          <Asked draft={draft} catalog={request.city.catalog()} errors={{}} />,
        ),
        moved: draft.moved,
        aside: renderFragment(request, aside),
      })
    }
    return show(reply, draft)
  })

  app.get('/desk/new/places', async (request, reply) => {
    const hits = request.city.places().searchAddresses(text(queryOf(request), 'q').slice(0, 200), 8)
    return reply.header('cache-control', 'no-store').send(hits.map(({ label, zip }) => ({ label, zip })))
  })

  app.post('/desk/new', async (request, reply) => {
    const { city, locale } = request
    const { actor } = meOf(request)
    const draft = draftOf(city, bodyOf(request), locale)
    try {
      const email = text(draft.fields, 'email')
      if (email && !isAddress(email))
        throw new Refusal('invalid', 'not_an_email', 'This is not an e-mail address.', { field: 'email' })
      const repeated = await repeatedBy(city, draft.fields)
      if (!draft.service && !repeated)
        throw new Refusal('invalid', 'service_needed', 'Choose a service.', { field: 'service' })
      const { number } = await submitRequest(city, actor, reportOf(draft, locale, repeated))
      return reply.redirect(`/desk/new/${number}${repeated ? `?repeats=${repeated.number}` : ''}`, 303)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return show(reply, draft, errorsOf(request, error), statusOf(error))
    }
  })

  app.get<{ Params: { number: string } }>('/desk/new/:number', async (request, reply) => {
    const { number } = request.params
    const me = meOf(request)
    const thread = await findForStaff(request.city, me.actor, /^\d{6,15}$/.test(number) ? Number(number) : 0)
    const wished = 'repeats' in queryOf(request)
    const content = (
      <DonePage me={me} request={thread.request} catalog={request.city.catalog()} wished={wished} />
    )
    return page(reply, content, { title: number, face: 'desk', hidden: true })
  })
}

const FIELDS: Readonly<Record<string, string>> = {
  place_needed: 'address',
  outside_city: 'address',
  description_too_long: 'description',
}

function errorsOf({ t }: FastifyRequest, error: Refusal): Errors {
  if (!(error instanceof AnswersInvalid)) {
    return { [FIELDS[error.code] ?? fieldOf(error) ?? 'form']: refusalWords(t, error) }
  }
  return Object.fromEntries(
    error.problems.map(({ code, problem, question }) => [
      `a.${code}`,
      t.maybe(`desk.problem.${problem}`, { question }) ?? question,
    ]),
  )
}

async function show(
  reply: FastifyReply,
  draft: Draft,
  errors: Errors = {},
  status = 200,
): Promise<FastifyReply> {
  const { request } = reply
  const me = meOf(request)
  allow(me.actor, 'submit_requests')
  const content = (
    <IntakePage
      me={me}
      catalog={request.city.catalog()}
      texts={request.server.texts}
      draft={draft}
      errors={errors}
      aside={<Aside {...await asideOf(request, draft)} />}
    />
  )
  return page(reply, content, { title: request.t('desk.new.title'), face: 'desk', status, hidden: true })
}

async function asideOf(request: FastifyRequest, draft: Draft): Promise<AsideProps> {
  const { city } = request
  const me = meOf(request)
  const { service, fields } = draft
  const point = pointOf(draft)
  const caller = text(fields, 'phone') || text(fields, 'email')
  const filter = { privateOf: privateOf(me) }
  const about = {
    address: draft.hit?.label ?? null,
    description: text(fields, 'description'),
    at: new Date(),
  }
  const [similar, before] = await Promise.all([
    service && point ? similarForCaller(city, me.actor, { ...about, service, point }) : [],
    caller.length > 5 && contactsOf(me).length > 0
      ? searchRequests(city, { text: caller, contactsOf: contactsOf(me), filter, limit: 5 })
      : [],
  ])
  return { draft, similar, before, catalog: city.catalog(), places: city.places(), model: city.model() }
}
