/** "Me too": one small form makes a report of its own that ends as the first one ends. */
import { isUuid } from '../../../kernel/uuid.ts'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { PERSON } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Catalog } from '../../../modules/catalog/index.ts'
import {
  type DraftFields,
  findDraft,
  isDraftId,
  markSent,
  newDraftId,
  saveDraft,
} from '../../../modules/drafts/index.ts'
import { photosOfDraft, type PhotoId, removeDraftPhoto } from '../../../modules/media/index.ts'
import { parsePoint } from '../../../modules/places/index.ts'
import {
  findPublic,
  parseNumber,
  type PublicRequest,
  type Report,
  submitRequest,
} from '../../../modules/requests/index.ts'
import { page, refusalWords } from '../../../web/index.ts'
import { one, query } from '../input.ts'
import { contactProblems } from '../report/about.tsx'
import { photoProblems } from '../report/photo-problems.ts'
import { readForm } from '../report/read-form.ts'
import { reporterIn } from '../report/send.ts'
import { sentPage, textOf } from '../report/writing.ts'
import { MeTooPage, OverPage } from './me-too-page.tsx'

const limited = { rateLimit: { max: 60, timeWindow: '1 minute' } }
const WITH_PHOTOS = 210 * 1024 * 1024 // ten photos of 20 MB

export const meTooPages: FastifyPluginAsync = async (app) => {
  app.get('/requests/:number/me-too', async (request, reply) => {
    const repeated = await openRepeated(request, reply)
    if (!repeated) return reply
    const draft = await draftOf(request, one(request.query, 'draft'))
    if (draft.sentNumber) return reply.redirect(sentPage(request.city, request.locale, draft.sentNumber), 303)
    return show(request, reply, repeated, draft, {})
  })

  app.post(
    '/requests/:number/me-too',
    { config: limited, bodyLimit: WITH_PHOTOS },
    async (request, reply) => {
      const { city, locale } = request
      let id = ''
      const form = await readForm(request, (fields) => (id ||= known(fields.draft?.[0])))
      id ||= known(form.fields.draft?.[0])
      const before = await draftOf(request, id)
      if (before.sentNumber) return reply.redirect(sentPage(city, locale, before.sentNumber), 303)
      const who = whoIn(form.fields)
      const typed = { description: form.fields.description?.[0] ?? '', ...who }
      // Kept before anything is decided: should the request be over by now, the report goes on with these words.
      await saveDraft(city.db, id, typed)
      const repeated = await openRepeated(request, reply, id)
      if (!repeated) return reply
      const [remove] = form.fields.remove ?? []
      if (remove !== undefined && isUuid(remove)) {
        await removeDraftPhoto(city.db, city.photos, id, remove as PhotoId)
        return reply.redirect(again(request, id), 303)
      }
      const fields = { ...before.fields, ...typed }
      if (form.problems.length > 0 || Object.keys(contactProblems(who, request)).length > 0) {
        const codes = form.problems.map(({ code }) => code).join(' ')
        return reply.redirect(again(request, id, { check: '1', photos: codes }), 303)
      }
      try {
        return reply.redirect(await send(request, repeated, { id, fields }, who), 303)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return show(request, reply, repeated, { id, fields }, { 'me-too': refusalWords(request.t, error) })
      }
    },
  )
}

/** How somebody can be reached, as this page asked it: a number only where the city sends texts. */
function whoIn(said: Readonly<Record<string, readonly string[] | undefined>>): DraftFields {
  const asked = ['email', 'wantsMail', ...('phone' in said ? ['phone', 'wantsTexts', 'toldOfTexts'] : [])]
  return Object.fromEntries(asked.map((name) => [name, (said[name]?.[0] ?? '').trim().slice(0, 400)]))
}

interface Writing {
  readonly id: string
  readonly fields: DraftFields
}

const known = (given = ''): string => (isDraftId(given) ? given : newDraftId())

async function draftOf({ city }: FastifyRequest, given: string): Promise<Writing & { sentNumber?: number }> {
  const draft = isDraftId(given) ? await findDraft(city.db, given) : undefined
  const sent = draft?.sentNumber ? { sentNumber: draft.sentNumber } : {}
  return { id: known(given), fields: draft?.fields ?? {}, ...sent }
}

function again(request: FastifyRequest, draft: string, more: Record<string, string> = {}): string {
  const { number } = request.params as { number: string }
  return `/${request.locale}/requests/${number}/me-too${query({ draft, ...more })}`
}

/**
 * The open request that somebody repeats. Nothing when the reader was led elsewhere: from a duplicate to what it
 * repeats, or told that it is over.
 */
async function openRepeated(
  request: FastifyRequest,
  reply: FastifyReply,
  draft = one(request.query, 'draft'),
): Promise<PublicRequest | undefined> {
  const { city, locale, t } = request
  const number = parseNumber((request.params as { number: string }).number)
  const thread = number === undefined ? undefined : await findPublic(city, number)
  if (!thread) throw new Refusal('not_found', 'request_not_found', 'There is no such request.')
  const found = thread.request
  if (found.status === 'closed') {
    const title = t('family.me_too.over')
    await page(reply, <OverPage request={found} draft={isDraftId(draft) ? draft : ''} />, {
      title,
      hidden: true,
      status: 200,
    })
    return undefined
  }
  if (found.parentNumber && request.method === 'GET') {
    await reply.redirect(`/${locale}/requests/${found.parentNumber}/me-too${query({ draft })}`, 303)
    return undefined
  }
  return found
}

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  repeated: PublicRequest,
  { id, fields }: Writing,
  refused: Readonly<Record<string, string>>,
): Promise<FastifyReply> {
  const { city, t } = request
  const { texts } = request.server
  // A number that the report was begun with, and this page does not ask for, is not judged here.
  const shown = texts ? fields : { ...fields, phone: '', wantsTexts: '' }
  const checked =
    one(request.query, 'check') === ''
      ? {}
      : { ...contactProblems(shown, request), ...photoProblems(request) }
  const errors = { ...refused, ...checked }
  const photos = await photosOfDraft(city.db, id)
  const catalog: Catalog = city.catalog()
  return page(reply, <MeTooPage {...{ repeated, draft: id, fields, photos, errors, catalog, texts }} />, {
    title: t('family.me_too.title'),
    hidden: true,
    status: Object.keys(errors).length > 0 ? 400 : 200,
  })
}

async function send(
  { city, locale, server }: FastifyRequest,
  repeated: PublicRequest,
  { id, fields }: Writing,
  who: DraftFields,
): Promise<string> {
  const photos = await photosOfDraft(city.db, id)
  const reporter = reporterIn(who, server.texts)
  const receipt = await submitRequest(city, PERSON, {
    ...reportOf(repeated, fields, locale),
    ...(reporter && { reporter }),
    photos: photos.map((photo) => photo.id),
    idempotencyKey: `web ${id}`,
  })
  await markSent(city.db, id, Number(receipt.number))
  return sentPage(city, locale, Number(receipt.number))
}

/** The same thing at the place where this neighbour saw it, if they showed one; else where the first one did. */
function reportOf(repeated: PublicRequest, fields: DraftFields, locale: string): Report {
  const own = parsePoint(textOf(fields, 'lat'), textOf(fields, 'lon'))
  const point = own ?? repeated.point
  const address = own ? textOf(fields, 'address') : (repeated.address ?? '')
  return {
    serviceCode: repeated.serviceCode,
    description: textOf(fields, 'description'),
    ...(point && { point }),
    ...(address && { address }),
    answers: {},
    repeats: Number(repeated.number),
    // An address in the first reporter's own words may still wait to be checked.
    ...(!own && { atItsPlace: true as const }),
    channel: 'web',
    language: locale,
  }
}
