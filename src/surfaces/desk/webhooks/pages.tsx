/** Webhooks at the desk: made, switched, replayed; what became of every message. */
import { isUuid } from '../../../kernel/uuid.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Act, perform } from '../../../kernel/act.ts'
import { allow } from '../../../kernel/actor.ts'
import { readMoment } from '../../../kernel/moment.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Sealer } from '../../../kernel/seal.ts'
import {
  changeWebhook,
  createWebhook,
  listMessages,
  listWebhooks,
  removeWebhook,
  renewSecret,
  replayMessage,
  replayRange,
  setWebhookActive,
  type WebhookId,
  type WebhookMessageId,
} from '../../../modules/webhooks/index.ts'
import { type Errors, fieldOf, page, refusalWords, statusOf } from '../../../web/index.ts'
import { bodyOf, type Fields, list, text } from '../form.ts'
import { meOf } from '../session.ts'
import { WebhookPage, WebhooksPage } from './webhooks-page.tsx'

interface Params {
  readonly id: string
  readonly deed: string
}

const HOME = '/desk/webhooks'
const SHOWN = 100

export function webhookPages(app: FastifyInstance, secrets: Sealer): void {
  app.get(HOME, async (_, reply) => showAll(reply, {}))

  app.post(HOME, async (request, reply) => {
    const fields = bodyOf(request)
    try {
      const { secret } = await does(request, (act) => createWebhook(act, secrets, wantedIn(fields)))
      return await showAll(reply, { secret })
    } catch (error) {
      return showAll(reply, { fields, ...troubleOf(request, error) })
    }
  })

  app.get<{ Params: Params }>(`${HOME}/:id`, async (request, reply) =>
    showOne(reply, known(request.params.id), {}),
  )

  const deeds: Readonly<Record<string, (act: Act, id: WebhookId) => Promise<void>>> = {
    off: (act, id) => setWebhookActive(act, id, false),
    on: (act, id) => setWebhookActive(act, id, true),
    removal: removeWebhook,
  }
  app.post<{ Params: Params }>(`${HOME}/:id/:deed`, async (request, reply) => {
    const { id, deed } = request.params
    const command = Object.hasOwn(deeds, deed) ? deeds[deed] : undefined
    if (!command) return reply.callNotFound()
    await does(request, (act) => command(act, known(id)))
    return reply.redirect(deed === 'removal' ? HOME : `${HOME}/${id}`, 303)
  })

  app.post<{ Params: Params }>(`${HOME}/:id/change`, async (request, reply) => {
    const id = known(request.params.id)
    const fields = bodyOf(request)
    try {
      await does(request, (act) => changeWebhook(act, id, wantedIn(fields)))
      return await reply.redirect(`${HOME}/${id}`, 303)
    } catch (error) {
      return showOne(reply, id, { fields, ...troubleOf(request, error) })
    }
  })

  app.post<{ Params: Params }>(`${HOME}/:id/secret`, async (request, reply) => {
    const id = known(request.params.id)
    return showOne(reply, id, { secret: await does(request, (act) => renewSecret(act, secrets, id)) })
  })

  app.post<{ Params: Params }>(`${HOME}/:id/replay`, async (request, reply) => {
    const id = known(request.params.id)
    const fields = bodyOf(request)
    const { timeZone } = request.city.catalog().jurisdiction
    const at = (name: string) => readMoment(text(fields, name), timeZone) ?? new Date(NaN)
    try {
      const span = { from: at('from'), to: at('to') }
      return await showOne(reply, id, { replayed: await does(request, (act) => replayRange(act, id, span)) })
    } catch (error) {
      return showOne(reply, id, { fields, ...troubleOf(request, error) })
    }
  })

  app.post<{ Params: Params & { message: string } }>(
    `${HOME}/:id/messages/:message/replay`,
    async (request, reply) => {
      const message = known(request.params.message) as string as WebhookMessageId
      await does(request, (act) => replayMessage(act, message))
      return reply.redirect(`${HOME}/${known(request.params.id)}`, 303)
    },
  )
}

const wantedIn = (fields: Fields) => ({
  label: text(fields, 'label'),
  url: text(fields, 'url'),
  events: list(fields, 'events'),
  scope: text(fields, 'scope'),
})

function does<T>(request: FastifyRequest, command: (act: Act) => Promise<T>): Promise<T> {
  return perform(request.city.db, meOf(request).actor, command)
}

function known(id: string): WebhookId {
  if (isUuid(id)) return id as WebhookId
  throw noSuchWebhook()
}

const noSuchWebhook = () => new Refusal('not_found', 'no_such_webhook', 'There is no such webhook.')

function troubleOf({ t }: FastifyRequest, error: unknown): { errors: Errors; status: number } {
  if (!(error instanceof Refusal) || error.kind === 'forbidden' || error.kind === 'not_found') throw error
  return { errors: { [fieldOf(error) ?? 'form']: refusalWords(t, error) }, status: statusOf(error) }
}

export interface Shown {
  readonly fields?: Fields
  readonly errors?: Errors
  readonly status?: number
  /** Just made: shown this once. */
  readonly secret?: string
  /** Messages that are told again. */
  readonly replayed?: number
}

async function showAll(reply: FastifyReply, { status = 200, ...shown }: Shown): Promise<FastifyReply> {
  const { request } = reply
  const me = meOf(request)
  allow(me.actor, 'manage_keys')
  const webhooks = await listWebhooks(request.city.db)
  const content = <WebhooksPage me={me} webhooks={webhooks} {...shown} />
  return page(reply, content, { title: request.t('webhooks.title'), face: 'desk', status, hidden: true })
}

async function showOne(
  reply: FastifyReply,
  id: WebhookId,
  { status = 200, ...shown }: Shown,
): Promise<FastifyReply> {
  const { request } = reply
  const me = meOf(request)
  allow(me.actor, 'manage_keys')
  const { db } = request.city
  const webhook = (await listWebhooks(db)).find((one) => one.id === id)
  if (!webhook) throw noSuchWebhook()
  const messages = await listMessages(db, id, SHOWN)
  const content = <WebhookPage {...{ me, webhook, messages }} {...shown} />
  return page(reply, content, { title: webhook.label, face: 'desk', status, hidden: true })
}
