/** A reader of the log: for each event that a webhook is for, a message waits, in the relay's own transaction. */
import { sql } from 'kysely'
import type { Happened } from '../../kernel/announce.ts'
import type { Reader, Tx } from '../../kernel/db.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { isTellable, TELLABLE } from './events.ts'
import type { WebhookId, WebhookMessageId, WebhookScope } from './tables.ts'

interface Listening {
  readonly id: WebhookId
  readonly events: readonly string[]
  readonly scope: WebhookScope
}

/** May be given the same events twice: the second time nothing is noted. */
export async function noteForWebhooks(tx: Tx, events: readonly Happened[], now = new Date()): Promise<void> {
  const told = events.filter(({ name, requestId }) => requestId !== null && isTellable(name))
  if (told.length === 0) return
  const webhooks = await listening(tx)
  const rows = webhooks.flatMap((webhook) =>
    told.filter((event) => isFor(webhook, event)).map((event) => messageOf(webhook.id, event, now)),
  )
  if (rows.length === 0) return
  await tx
    .insertInto('webhook_message')
    .values(rows)
    .onConflict((known) => known.columns(['webhook_id', 'event_id']).doNothing())
    .execute()
}

function listening(db: Reader): Promise<Listening[]> {
  return db.selectFrom('webhook').select(['id', 'events', 'scope']).where('active', '=', true).execute()
}

/** Whether a webhook is told of an event: chosen, and public unless it is told as staff. */
export function isFor({ events, scope }: Pick<Listening, 'events' | 'scope'>, event: Happened): boolean {
  if (events.length > 0 && !events.includes(event.name)) return false
  const { public: open = event.name === 'request.submitted' } = event.facts as { public?: boolean }
  return open || scope === 'staff'
}

function messageOf(webhook_id: WebhookId, event: Happened, now: Date) {
  return {
    id: uuidv7(now) as WebhookMessageId,
    webhook_id,
    event_id: event.id,
    event_name: event.name,
    request_id: event.requestId ?? '',
    next_attempt_at: now,
    status: null,
    answer: null,
    created_at: now,
    settled_at: null,
  }
}

/** Notes what happened in a span of time (anew): whoever lost it gets it again under the same ids. Answers how many. */
export async function replaySpan(
  tx: Tx,
  id: WebhookId,
  { from, to }: { readonly from: Date; readonly to: Date },
  now: Date,
): Promise<number> {
  // As `isFor` says it, in SQL: a month of a large city is more than should pass through our memory.
  const { numAffectedRows = 0n } = await sql`
    insert into webhook_message (id, webhook_id, event_id, event_name, request_id, next_attempt_at, created_at)
    select gen_random_uuid(), webhook.id, event.id, event.name, event.request_id, ${now}, ${now}
    from event join webhook on webhook.id = ${id}
    where event.happened_at between ${from} and ${to} and event.request_id is not null
      and event.name = any(${[...TELLABLE]}::text[])
      and (webhook.events = '{}' or event.name = any(webhook.events))
      and (webhook.scope = 'staff' or event.name = 'request.submitted' or event.facts->'public' = 'true')
    on conflict (webhook_id, event_id) do update
      set state = 'waiting', attempts = 0, next_attempt_at = ${now}, settled_at = null`.execute(tx)
  return Number(numAffectedRows)
}
