/** One try to tell one message. */
import { sql, type UpdateObject } from 'kysely'
import type { Tables } from '../../kernel/db.ts'
import { findEvent } from '../../kernel/find-event.ts'
import { type Outbound, Unanswered } from '../../kernel/outbound.ts'
import type { Sealer } from '../../kernel/seal.ts'
import { composeMessage } from './compose-message.ts'
import type { JsonVoice } from './request-json.ts'
import { LASTING, pauseAfter, REST } from './rules.ts'
import { signedHeaders } from './sign.ts'
import type { WebhookId, WebhookMessageId } from './tables.ts'

/** What webhooks are reached with. */
export interface WebhookGround extends JsonVoice {
  readonly call: Outbound
  readonly sealer: Sealer
}

const LEASE = 120_000 // milliseconds: longer than any call takes

interface Claimed {
  readonly id: WebhookMessageId
  readonly webhookId: WebhookId
  readonly eventId: number
  readonly attempts: number
}

/** Tells the message that has waited longest; false when none is due. Any number of processes may. */
export async function tellNext(ground: WebhookGround, now = new Date()): Promise<boolean> {
  const message = await claim(ground, now)
  if (!message) return false
  const { db } = ground.city
  const webhook = await db
    .selectFrom('webhook')
    .select(['url', 'scope', 'sealed_secret', 'sealed_old_secret', 'old_secret_until'])
    .where('id', '=', message.webhookId)
    .executeTakeFirst()
  const event = await findEvent(db, message.eventId)
  const body = webhook && event && (await composeMessage(ground, webhook.scope, event))
  if (body === undefined) await change(ground, message.id, { state: 'withheld', settled_at: now })
  else await send(ground, message, { ...webhook!, body }, now)
  return true
}

function claim({ city: { db } }: WebhookGround, now: Date): Promise<Claimed | undefined> {
  return db.transaction().execute(async (tx) => {
    const found = await tx
      .selectFrom('webhook_message as message')
      .innerJoin('webhook', 'webhook.id', 'message.webhook_id')
      .select([
        'message.id',
        'message.webhook_id as webhookId',
        'message.event_id as eventId',
        'message.attempts',
      ])
      .where('message.state', '=', 'waiting')
      .where('message.next_attempt_at', '<=', now)
      .where('webhook.active', '=', true)
      .where(({ eb, or }) => or([eb('webhook.rest_until', 'is', null), eb('webhook.rest_until', '<=', now)]))
      .orderBy('message.next_attempt_at')
      .limit(1)
      .forUpdate('message')
      .skipLocked()
      .executeTakeFirst()
    if (!found) return undefined
    await tx
      .updateTable('webhook_message')
      .set({ attempts: sql`attempts + 1`, next_attempt_at: new Date(now.getTime() + LEASE) })
      .where('id', '=', found.id)
      .execute()
    return { ...found, attempts: found.attempts + 1 }
  })
}

interface Sending {
  readonly url: string
  readonly body: string
  readonly sealed_secret: string
  readonly sealed_old_secret: string | null
  readonly old_secret_until: Date | null
}

async function send(ground: WebhookGround, message: Claimed, webhook: Sending, now: Date): Promise<void> {
  const secrets = secretsOf(ground, webhook, now)
  if (secrets.length === 0) {
    return fail(ground, message, {
      status: null,
      answer: 'The secret cannot be opened: give it a new one.',
      now,
    })
  }
  // The instant of the try, not of the claim: receivers refuse what is older than minutes.
  const headers = signedHeaders(message.id, new Date(), webhook.body, secrets)
  try {
    const {
      status,
      body,
      headers: answered,
    } = await ground.call({
      method: 'POST',
      url: webhook.url,
      body: webhook.body,
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    })
    const answer = body.toString('utf8', 0, 2_000).replaceAll('\u0000', '').slice(0, 1_000)
    if (status >= 200 && status < 300) return await succeed(ground, message, { status, answer, now })
    const retryAfter = Number(answered['retry-after'])
    await fail(ground, message, { status, answer, now, ...(retryAfter > 0 && { retryAfter }) })
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error
    await fail(ground, message, { status: null, answer: error.message.slice(0, 1_000), now })
  }
}

function secretsOf({ sealer }: WebhookGround, webhook: Sending, now: Date): string[] {
  const old = webhook.old_secret_until && webhook.old_secret_until > now ? webhook.sealed_old_secret : null
  return [webhook.sealed_secret, old].flatMap((sealed) =>
    sealed === null ? [] : (sealer.open(sealed) ?? []),
  )
}

interface Outcome {
  readonly status: number | null
  readonly answer: string
  readonly now: Date
  /** Seconds. */
  readonly retryAfter?: number
}

async function succeed(
  ground: WebhookGround,
  message: Claimed,
  { status, answer, now }: Outcome,
): Promise<void> {
  await change(ground, message.id, { state: 'delivered', status, answer, settled_at: now })
  await ground.city.db
    .updateTable('webhook')
    .set({ failing_since: null, rest_until: null })
    .where('id', '=', message.webhookId)
    .where('failing_since', 'is not', null)
    .execute()
}

async function fail(
  ground: WebhookGround,
  { id, webhookId, attempts }: Claimed,
  { status, answer, now, retryAfter = 0 }: Outcome,
): Promise<void> {
  const pause = pauseAfter(attempts)
  const over = pause === undefined
  await change(ground, id, {
    status,
    answer,
    ...(over
      ? { state: 'failed' as const, settled_at: now }
      : { next_attempt_at: new Date(now.getTime() + Math.max(pause, Math.min(3_600, retryAfter) * 1_000)) }),
  })
  const { db } = ground.city
  await db
    .updateTable('webhook')
    .set(({ fn, val }) => ({
      failing_since: fn.coalesce('failing_since', val(now)),
      rest_until: new Date(now.getTime() + REST),
    }))
    .where('id', '=', webhookId)
    .execute()
  // 410 says that nobody will ever be there again (Standard Webhooks).
  if (status === 410) await disable(ground, webhookId, '410: nobody is there any more', now, now)
  else
    await disable(
      ground,
      webhookId,
      `${status ?? ''} ${answer}`.trim(),
      new Date(now.getTime() - LASTING),
      now,
    )
}

/** Switches a webhook off to which nothing got since `since`; somebody has to look and switch it on again. */
async function disable(
  { city: { db } }: WebhookGround,
  id: WebhookId,
  why: string,
  since: Date,
  now: Date,
): Promise<void> {
  await db
    .updateTable('webhook')
    .set({ active: false, disabled_at: now, disabled_why: why.slice(0, 1_000) })
    .where('id', '=', id)
    .where('active', '=', true)
    .where('failing_since', '<=', since)
    .execute()
}

async function change(
  { city: { db } }: WebhookGround,
  id: WebhookMessageId,
  set: UpdateObject<Tables, 'webhook_message'>,
): Promise<void> {
  await db.updateTable('webhook_message').set(set).where('id', '=', id).execute()
}
