/** Fifth page: the whole report, read like a letter, and sent. */
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Catalog } from '../../../modules/catalog/index.ts'
import { type Answer, findLikely } from '../../../modules/forecasts/index.ts'
import { type Photo, photosOfDraft } from '../../../modules/media/index.ts'
import { type Errors, ErrorSummary, page, refusalWords } from '../../../web/index.ts'
import { many } from '../input.ts'
import { CONTACT_FIELDS, contactProblems } from './about.tsx'
import { CheckPage } from './check-page.tsx'
import { problemsOf } from './details.tsx'
import { sendReport } from './send.ts'
import { againOf, hasPlace, openWriting, pageOf, type Writing, writingOf } from './writing.ts'

export const checkPages: FastifyPluginAsync = async (app) => {
  app.get('/report/check', async (request, reply) => {
    const writing = await openWriting(request, reply)
    if (!writing) return reply
    const { locale } = request
    if (!hasPlace(writing))
      return reply.redirect(pageOf(locale, '/where', writing.draftId, writing.service.code), 303)
    // Whoever left a page out is led back to it, with what is missing there.
    if (Object.keys(problemsOf(writing, request)).length > 0) {
      return reply.redirect(againOf(locale, '/details', writing.draftId), 303)
    }
    const errors = contactProblems(writing.fields, request)
    if (Object.keys(errors).length > 0) return reply.redirect(againOf(locale, '/about', writing.draftId), 303)
    return showCheck(request, reply, writing, {})
  })

  const limited = { rateLimit: { max: 60, timeWindow: '1 minute' } }
  app.post('/report', { config: limited }, async (request, reply) => {
    const opened = await openWriting(request, reply)
    if (!opened) return reply
    const writing = withForm(request, opened)
    try {
      return reply.redirect(await sendReport(request, writing), 303)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return showCheck(request, reply, writing, { report: refusalWords(request.t, error) })
    }
  })
}

/** What the form itself says wins: a program may send the whole report at once, without the pages before. */
function withForm({ city, body }: FastifyRequest, { draftId, service, fields }: Writing): Writing {
  const names = ['address', 'addressId', 'lat', 'lon', 'description', ...CONTACT_FIELDS]
  const asked = service.attributes.map(({ code }) => `a.${code}`)
  const sent = [...names, ...asked]
    .map((name) => [name, many(body, name)] as const)
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => [name, name.startsWith('a.') ? values : values[0]!] as const)
  return writingOf(city, draftId, service, {
    ...fields,
    ...Object.fromEntries(sent),
    answered: service.code,
  })
}

async function showCheck(request: FastifyRequest, reply: FastifyReply, writing: Writing, errors: Errors) {
  const { city, t } = request
  const photos = writing.draftId ? await photosOfDraft(city.db, writing.draftId) : []
  const status = Object.keys(errors).length > 0 ? 400 : 200
  const located = writing.point && city.places().locate(writing.point)
  const areaIds = located && located.where !== 'outside' ? located.areas.map(({ id }) => id) : []
  const now = new Date()
  const likely = await findLikely(city, { serviceCode: writing.service.code, areaIds, submittedAt: now }, now)
  const areaName = likely.kind === 'likely' ? city.places().areaName(likely.areaId, request.locale) : ''
  const props = { writing, photos, errors, likely, areaName, catalog: city.catalog() }
  return page(reply, <Checked {...props} />, {
    title: t('resident.check.title'),
    status,
    hidden: true,
  })
}

function Checked({
  errors,
  ...props
}: {
  writing: Writing
  photos: readonly Photo[]
  errors: Errors
  likely: Answer
  areaName: string
  catalog: Catalog
}) {
  return <CheckPage {...props} problems={<ErrorSummary errors={errors} />} />
}
