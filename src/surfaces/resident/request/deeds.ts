/** What a reporter does with the private link; each ends on the request's page. */
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { type Act, perform } from '../../../kernel/act.ts'
import { PERSON } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { newDraftId, saveDraft } from '../../../modules/drafts/index.ts'
import { addAsReporter, reopenRequest, withdrawRequest } from '../../../modules/requests/index.ts'
import { one } from '../input.ts'
import { readForm } from '../report/read-form.ts'
import { pageOf } from '../report/writing.ts'
import { againFields } from './report-again.ts'
import { type Opened, openRequest } from './open-request.ts'

const limited = { rateLimit: { max: 30, timeWindow: '1 minute' } }
const WITH_PHOTOS = 210 * 1024 * 1024 // ten photos of 20 MB

export const reporterDeeds: FastifyPluginAsync = async (app) => {
  app.post('/requests/:number/words', { config: limited, bodyLimit: WITH_PHOTOS }, async (request, reply) => {
    const form = await readForm(request, () => undefined)
    request.body = { key: form.fields.key?.[0] ?? '' }
    const opened = await openAsReporter(request)
    // A photo that could not be read is said aloud: nobody should believe it is with us.
    const [problem] = form.problems
    if (problem) throw problem
    const question = /^\d{1,15}$/.exec(form.fields.question?.[0] ?? '')?.[0]
    const { late } = await doIt(request, (act) =>
      addAsReporter(act, opened.thread.id, {
        body: form.fields.body?.[0] ?? '',
        photos: form.photos,
        public: true,
        ...(question !== undefined && { answers: Number(question) }),
      }),
    )
    // Words to an earlier question are kept, and it is said that they answer no newer one.
    return back(reply, opened, late ? `&question=${question}` : '')
  })

  app.post('/requests/:number/reopening', { config: limited }, async (request, reply) => {
    const opened = await openAsReporter(request)
    await doIt(request, (act) => reopenRequest(act, opened.thread.id, { note: one(request.body, 'note') }))
    return back(reply, opened)
  })

  // The report that goes on where a request ended long ago.
  app.post('/requests/:number/new-report', { config: limited }, async (request, reply) => {
    const { thread } = await openAsReporter(request)
    const draft = newDraftId()
    await saveDraft(request.city.db, draft, againFields(thread.request, request.t))
    return reply.redirect(pageOf(request.locale, '/details', draft), 303)
  })

  app.post('/requests/:number/withdrawal', { config: limited }, async (request, reply) => {
    const opened = await openAsReporter(request)
    await doIt(request, (act) => withdrawRequest(act, opened.thread.id, { note: one(request.body, 'note') }))
    return back(reply, opened)
  })
}

const doIt = <T>({ city }: FastifyRequest, deed: (act: Act) => Promise<T>): Promise<T> =>
  perform(city.db, PERSON, deed)

/** @throws {Refusal} `private_link_needed` for everybody who has not reported it. */
export async function openAsReporter(request: FastifyRequest): Promise<Opened> {
  const opened = await openRequest(request)
  if (!opened.key) {
    throw new Refusal('forbidden', 'private_link_needed', 'This needs the private link of the request.')
  }
  return opened
}

function back(reply: FastifyReply, { thread, key }: Opened, more = ''): FastifyReply {
  const { locale } = reply.request
  return reply.redirect(`/${locale}/requests/${thread.request.number}?key=${key}&added=1${more}`, 303)
}
