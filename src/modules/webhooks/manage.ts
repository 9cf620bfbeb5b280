/** Making, changing and replaying webhooks, by whoever manages keys. */
import type { Act } from '../../kernel/act.ts'
import { allow } from '../../kernel/actor.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Sealer } from '../../kernel/seal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { isTellable } from './events.ts'
import { replaySpan } from './note-messages.ts'
import { newSecret } from './sign.ts'
import type { WebhookId, WebhookMessageId, WebhookScope } from './tables.ts'

/** What secrets of webhooks are sealed for. */
export const WEBHOOK_SECRETS = 'webhook secrets'

export interface NewWebhook {
  readonly label: string
  readonly url: string
  /** Empty: all. */
  readonly events: readonly string[]
  readonly scope: string
}

/**
 * Makes a webhook and answers its secret: the only time anybody sees it.
 *
 * @throws {Refusal} `forbidden`, `name_needed`, `name_taken`, `not_an_address`, `no_such_event`, `no_such_scope`.
 */
export async function createWebhook(
  act: Act,
  sealer: Sealer,
  input: NewWebhook,
): Promise<{ id: WebhookId; secret: string }> {
  allow(act.by, 'manage_keys')
  const wanted = checked(input)
  const [id, secret] = [uuidv7(act.now) as WebhookId, newSecret()]
  const made = await act.tx
    .insertInto('webhook')
    .values({
      id,
      ...wanted,
      sealed_secret: sealer.seal(secret),
      sealed_old_secret: null,
      old_secret_until: null,
      failing_since: null,
      disabled_at: null,
      disabled_why: null,
      rest_until: null,
      created_at: act.now,
    })
    .onConflict((known) => known.column('label').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) throw nameTaken()
  return { id, secret }
}

/**
 * Another name, address, choice of events or scope; its secret, and what waits for it, stay. To another address it
 * begins as if it had never failed.
 *
 * @throws {Refusal} as {@link createWebhook}, and `no_such_webhook`.
 */
export async function changeWebhook(act: Act, id: WebhookId, input: NewWebhook): Promise<void> {
  allow(act.by, 'manage_keys')
  const wanted = checked(input)
  const before = await act.tx
    .selectFrom('webhook')
    .select(['url', 'active', 'disabled_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!before) throw noSuchWebhook()
  const taken = await act.tx
    .selectFrom('webhook')
    .select('id')
    .where('label', '=', wanted.label)
    .where('id', '!=', id)
    .executeTakeFirst()
  if (taken) throw nameTaken()
  const anew =
    before.url === wanted.url
      ? {}
      : { failing_since: null, rest_until: null, disabled_at: null, disabled_why: null, ...woken(before) }
  await act.tx
    .updateTable('webhook')
    .set({ ...wanted, ...anew })
    .where('id', '=', id)
    .execute()
}

/** Switched off because nothing got there: it is tried at the new address. Switched off by hand it stays off. */
const woken = ({ active, disabled_at }: { active: boolean; disabled_at: Date | null }) => ({
  active: active || disabled_at !== null,
})

const nameTaken = () =>
  new Refusal('conflict', 'name_taken', 'There is one of this name already.', { field: 'label' })

function checked({ label: typed, url, events, scope }: NewWebhook) {
  const label = typed.trim()
  if (!label || label.length > 200) throw no('name_needed', 'Give a name of at most 200 characters.', 'label')
  if (!isAddress(url))
    throw no('not_an_address', 'This is not an address that starts with https:// or http://.', 'url')
  if (!events.every(isTellable)) throw no('no_such_event', 'There is no such event.', 'events')
  if (!isScope(scope)) throw no('no_such_scope', 'Choose whose copy is sent.', 'scope')
  return { label, url: url.trim(), events: [...events], scope }
}

const no = (code: string, message: string, field: string) => new Refusal('invalid', code, message, { field })

const isScope = (text: string): text is WebhookScope => text === 'public' || text === 'staff'

function isAddress(text: string): boolean {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined
  return (
    url !== undefined &&
    /^https?:$/.test(url.protocol) &&
    !url.username &&
    !url.password &&
    text.length <= 2_000
  )
}

const DAY = 86_400_000 // milliseconds

/** A new secret; for a day the old one signs too. */
export async function renewSecret(act: Act, sealer: Sealer, id: WebhookId): Promise<string> {
  allow(act.by, 'manage_keys')
  const secret = newSecret()
  const { numUpdatedRows } = await act.tx
    .updateTable('webhook')
    .set(({ ref }) => ({
      sealed_old_secret: ref('sealed_secret'),
      old_secret_until: new Date(act.now.getTime() + DAY),
      sealed_secret: sealer.seal(secret),
    }))
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) throw noSuchWebhook()
  return secret
}

/** Off: nothing new is noted for it, and what waits goes on waiting. On again, it begins as if it had never failed. */
export async function setWebhookActive(act: Act, id: WebhookId, active: boolean): Promise<void> {
  allow(act.by, 'manage_keys')
  const { numUpdatedRows } = await act.tx
    .updateTable('webhook')
    .set({
      active,
      ...(active && { failing_since: null, disabled_at: null, disabled_why: null, rest_until: null }),
    })
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) throw noSuchWebhook()
}

/** With all its messages. */
export async function removeWebhook(act: Act, id: WebhookId): Promise<void> {
  allow(act.by, 'manage_keys')
  const { numDeletedRows } = await act.tx.deleteFrom('webhook').where('id', '=', id).executeTakeFirstOrThrow()
  if (numDeletedRows === 0n) throw noSuchWebhook()
}

/** Sends one message again, under its id. */
export async function replayMessage(act: Act, id: WebhookMessageId): Promise<void> {
  allow(act.by, 'manage_keys')
  const { numUpdatedRows } = await act.tx
    .updateTable('webhook_message')
    .set({ state: 'waiting', attempts: 0, next_attempt_at: act.now, settled_at: null })
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) throw noSuchWebhook()
}

/**
 * Sends everything of a span of time again, also what happened before the webhook was there; answers how many.
 *
 * @throws {Refusal} `not_a_span` when it ends before it begins.
 */
export async function replayRange(act: Act, id: WebhookId, span: { from: Date; to: Date }): Promise<number> {
  allow(act.by, 'manage_keys')
  const wrong = Number.isNaN(span.from.getTime()) || Number.isNaN(span.to.getTime()) || span.from > span.to
  if (wrong) throw no('not_a_span', 'Say from when and until when.', 'from')
  const webhook = await act.tx.selectFrom('webhook').select('id').where('id', '=', id).executeTakeFirst()
  if (!webhook) throw noSuchWebhook()
  return replaySpan(act.tx, id, span, act.now)
}

const noSuchWebhook = (): Refusal => new Refusal('not_found', 'no_such_webhook', 'There is no such webhook.')
