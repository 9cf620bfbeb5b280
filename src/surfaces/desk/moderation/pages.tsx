/** Moderating a request: what the public reads and sees of it, and every decision so far. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { perform } from '../../../kernel/act.ts'
import { allow } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { originalOf, photosOf } from '../../../modules/media/index.ts'
import { blackOutPhoto, listModerations } from '../../../modules/moderation/index.ts'
import { findPublic, type RequestId, type StaffThread } from '../../../modules/requests/index.ts'
import { page, refusalWords, statusOf } from '../../../web/index.ts'
import { bodyOf, type Fields, queryOf, seenOf, text } from '../form.ts'
import { threadOf } from '../request/thread-of.ts'
import { meOf } from '../session.ts'
import { ModerationPage, type ModerationTrouble } from './moderation-page.tsx'
import { moderate, photoIn, rectanglesIn } from './read-deed.ts'

interface Params {
  readonly number: string
}

export function moderationPages(app: FastifyInstance): void {
  app.get<{ Params: Params }>('/desk/requests/:number/moderation', async (request, reply) =>
    show(reply, await moderatedThread(request)),
  )

  app.post<{ Params: Params }>('/desk/requests/:number/moderation', async (request, reply) => {
    const { id, number } = (await moderatedThread(request)).request
    const typed = bodyOf(request)
    try {
      await decide(request, id, typed)
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind === 'forbidden') throw error
      const trouble = { words: refusalWords(request.t, error), typed }
      return show(reply, await moderatedThread(request), trouble, statusOf(error))
    }
    return reply.redirect(backFrom(typed) ?? `/desk/requests/${number}/moderation`, 303)
  })
}

/** Back to what waits, for whoever came from there. */
const backFrom = (fields: Fields): string | undefined =>
  text(fields, 'back') === '/desk/checking' ? '/desk/checking' : undefined

async function decide(request: FastifyRequest, id: RequestId, typed: Fields): Promise<void> {
  const { city } = request
  const { actor } = meOf(request)
  if (text(typed, 'deed') !== 'photo_blacked_out') {
    await perform(city.db, actor, (act) => moderate(act, id, typed))
    return
  }
  const why = { reason: text(typed, 'reason'), seen: seenOf(typed) }
  const what = { ...why, photo: photoIn(typed), rectangles: rectanglesIn(typed) }
  await blackOutPhoto(city, actor, id, what)
}

/** @throws {Refusal} `request_not_found`, or `forbidden` for whoever may not moderate it. */
async function moderatedThread(request: FastifyRequest): Promise<StaffThread> {
  const thread = await threadOf(request, (request.params as Params).number)
  allow(meOf(request).actor, 'moderate_requests', thread.request.agencyCode)
  return thread
}

async function show(
  reply: FastifyReply,
  thread: StaffThread,
  trouble?: ModerationTrouble,
  status = 200,
): Promise<FastifyReply> {
  const { request } = reply
  const { city } = request
  const { id, number } = thread.request
  const [copy, photos, moderations] = await Promise.all([
    findPublic(city, Number(number)),
    photosOf(city.db, [id]),
    listModerations(city.db, id),
  ])
  const mine = photos.get(id) ?? []
  const blackedOut = await Promise.all(
    mine.map(async (photo) => ({
      ...photo,
      rectangles: (await originalOf(city.db, id, photo.id))?.rectangles ?? [],
    })),
  )
  const content = (
    <ModerationPage
      me={meOf(request)}
      catalog={city.catalog()}
      photos={blackedOut}
      photo={text(queryOf(request), 'photo')}
      back={backFrom(queryOf(request)) ?? backFrom(trouble?.typed ?? {})}
      {...{ thread, copy, moderations, trouble }}
    />
  )
  return page(reply, content, {
    title: `${request.t('moderation.title')} ${number}`,
    face: 'desk',
    status,
    hidden: true,
  })
}
