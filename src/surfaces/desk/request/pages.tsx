/** A request's routes: its page, one for each move, and its photos. */
import { isUuid } from '../../../kernel/uuid.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { perform } from '../../../kernel/act.ts'
import { allow } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { serviceByCode } from '../../../modules/catalog/index.ts'
import { findLikely } from '../../../modules/forecasts/index.ts'
import { listColleagues } from '../../../modules/identity/index.ts'
import { findPhoto, originalOf, type Photo, type PhotoId, typeOfKey } from '../../../modules/media/index.ts'
import { countToFollowers, messagesOf } from '../../../modules/notifications/index.ts'
import { listDeliveries } from '../../../modules/partners/index.ts'
import type { StaffThread } from '../../../modules/requests/index.ts'
import { doOnce } from '../../../modules/shifts/index.ts'
import { frameOf, Island, page, refusalWords, renderFragment, statusOf } from '../../../web/index.ts'
import { type Fields, oneOf, sentBy, text } from '../form.ts'
import { meOf } from '../session.ts'
import { Shell } from '../shell.tsx'
import { changeServicePages, showService } from './change-service.tsx'
import { COMMANDS } from './commands.ts'
import { familyOf } from './family-of.ts'
import { FAMILY_COMMANDS, FAMILY_MOVES } from './family-moves.ts'
import { MOVES } from './moves.ts'
import { RequestView, type Trouble } from './request-view.tsx'
import { threadOf } from './thread-of.ts'

interface Params {
  readonly number: string
}

/** Ten photos of 20 MB and their words. */
const BODY_LIMIT = 210 * 1024 * 1024

export function requestPages(app: FastifyInstance): void {
  changeServicePages(app)
  app.get<{ Params: Params }>('/desk/requests/:number', async (request, reply) =>
    show(reply, await threadOf(request, request.params.number)),
  )

  app.post<{ Params: Params & { move: string } }>(
    '/desk/requests/:number/:move',
    { bodyLimit: BODY_LIMIT },
    async (request, reply) => {
      const { number } = request.params
      const move = oneOf([...MOVES, ...FAMILY_MOVES], request.params.move)
      if (!move) return reply.callNotFound()
      const { request: found } = await threadOf(request, number)
      const { actor } = meOf(request)
      let typed: Fields = {}
      try {
        const sent = await sentBy(request)
        typed = sent.fields
        await perform(request.city.db, actor, async (act) => {
          const work = () => ({ ...COMMANDS, ...FAMILY_COMMANDS })[move](act, found.id, sent, request.city)
          // A phone that does not hear the answer sends the same again (web/worker/moves.ts).
          const key = request.headers['idempotency-key']
          await (typeof key === 'string' ? doOnce(act, { key, requestId: found.id, move }, work) : work())
        })
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        if (move === 'reclassify' && error.kind !== 'forbidden') {
          return showService(reply, await threadOf(request, number), typed, error)
        }
        const words = refusalWords(request.t, error)
        const trouble = { move, words, conflict: error.kind === 'conflict', typed }
        // Read again: after a conflict the page shows what the other one did, and the words that were typed.
        return show(reply, await threadOf(request, number), trouble, statusOf(error))
      }
      return reply.redirect(backTo(typed) ?? (await pageOf(request, number)), 303)
    },
  )

  app.get<{ Params: Params & { id: string }; Querystring: { small?: string; original?: string } }>(
    '/desk/requests/:number/photos/:id',
    { compress: false },
    async (request, reply) => {
      const { number, id } = request.params
      const { request: found } = await threadOf(request, number)
      const photo = isUuid(id) ? await findPhoto(request.city.db, id as PhotoId) : undefined
      if (!photo || photo.requestId !== found.id) return reply.callNotFound()
      const key = await keyOf(request, photo, found.agencyCode)
      const file = await request.city.photos.get(key)
      if (!file) return reply.callNotFound()
      return reply
        .type(typeOfKey(key))
        .header('content-length', file.size)
        .header('cache-control', 'private, max-age=60')
        .send(file.stream())
    },
  )
}

/** The picture that is asked for; as it came, without what is blacked out, only by whoever may see personal data. */
async function keyOf(request: FastifyRequest, photo: Photo, agencyCode: string): Promise<string> {
  const asked = request.query as { small?: string; original?: string }
  if (!('original' in asked)) return 'small' in asked ? photo.thumbKey : photo.key
  allow(meOf(request).actor, 'see_contact_data', agencyCode)
  return (await originalOf(request.city.db, photo.requestId ?? '', photo.id))?.key ?? photo.key
}

/** The request's page; the queue, where it went to somebody of whom this person sees nothing private. */
async function pageOf(request: FastifyRequest, number: string): Promise<string> {
  try {
    await threadOf(request, number)
    return `/desk/requests/${number}`
  } catch (error) {
    if (error instanceof Refusal) return '/desk/queue'
    throw error
  }
}

/** Where the form was, when it says so: a page of the desk and nothing else. */
function backTo(typed: Fields): string | undefined {
  const back = text(typed, 'back')
  return /^\/desk\/[\w/?=&%-]*$/.test(back) ? back : undefined
}

/** Beside the queue only the request is asked for; alone it has the desk around it. */
async function show(
  reply: FastifyReply,
  thread: StaffThread,
  trouble?: Trouble,
  status = 200,
): Promise<FastifyReply> {
  const { request } = reply
  const { city } = request
  const me = meOf(request)
  const catalog = city.catalog()
  const { id, status: stands } = thread.request
  const [colleagues, kin, deliveries, messages, toFollowers, likely] = await Promise.all([
    listColleagues(city.db, thread.request.agencyCode),
    familyOf(city, me.actor, thread.request),
    listDeliveries(city.db, { requestId: id, limit: 10 }),
    messagesOf(city.db, id),
    countToFollowers(city.db, id),
    stands === 'open' || stands === 'in_progress' ? findLikely(city, thread.request) : undefined,
  ])
  const shown = {
    me,
    thread,
    catalog,
    colleagues,
    deliveries,
    trouble,
    likely,
    ...kin,
    told: { messages, toFollowers },
  }
  const view = <RequestView {...shown} places={city.places()} />
  if (request.headers['turbo-frame'] === 'panel') {
    const html = renderFragment(request, view)
    // The icons stand beside the frame, where Turbo would leave them: they belong into it.
    return reply
      .code(status)
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(withIconsInside(html))
  }
  const { text: words } = frameOf(request)
  const service = serviceByCode(catalog, thread.request.serviceCode)
  const title = `${thread.request.number} ${service ? words(service.name) : ''}`
  const content = (
    <Shell me={me} at="queue" title={thread.request.number}>
      <Island name="request">{view}</Island>
    </Shell>
  )
  return page(reply, content, { title, face: 'desk', status, hidden: true })
}

const END = '</turbo-frame>'

function withIconsInside(html: string): string {
  const end = html.lastIndexOf(END)
  return html.slice(0, end) + html.slice(end + END.length) + END
}
