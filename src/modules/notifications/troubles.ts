/** Messages that did not arrive: what staff look through, and send again. */
import type { Act } from '../../kernel/act.ts'
import { allow } from '../../kernel/actor.ts'
import type { Reader } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { MESSAGE, type SentMessage, WORDS } from './messages-of.ts'
import { isSuppressed } from './suppressions.ts'
import type { Channel } from './tables.ts'

/** `failed`: given up or come back; `waiting`: tried and not taken yet, or overdue. */
export type Trouble = 'failed' | 'waiting'

const MINUTE = 60_000
/** A message not tried for this long after its time waits for a server that is not there. */
const OVERDUE = 10 * MINUTE

/** Messages in trouble, the newest first; personal data. */
export function listTroubles(
  db: Reader,
  trouble: Trouble,
  { now, limit, channel }: { now: Date; limit: number; channel?: Channel | undefined },
): Promise<SentMessage[]> {
  let found = db.selectFrom('message').select(MESSAGE).select(WORDS.as('text'))
  if (channel) found = found.where('channel', '=', channel)
  const narrowed =
    trouble === 'failed'
      ? found.where('state', '=', 'failed')
      : found
          .where('state', '=', 'queued')
          .where(({ eb, or }) =>
            or([eb('attempts', '>', 0), eb('next_attempt_at', '<', new Date(now.getTime() - OVERDUE))]),
          )
  return narrowed.orderBy('created_at', 'desc').limit(limit).execute()
}

/**
 * Sends a message again that failed or waits, from now on with all its attempts.
 *
 * @throws {Refusal} `forbidden`, `no_such_message`, `message_not_stuck` when it arrived, was never to be sent, or is
 * on its way; `address_suppressed` while nothing is sent to its address.
 */
export async function resendMessage(act: Act, id: string): Promise<void> {
  allow(act.by, 'manage_messages')
  const message = await act.tx
    .selectFrom('message')
    .select(['state', 'channel', 'recipient', 'template'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!message) throw new Refusal('not_found', 'no_such_message', 'There is no such message.')
  // A code has its half hour; whoever wants another asks for it.
  const over = message.template === 'follow_code'
  if (over || (message.state !== 'failed' && message.state !== 'queued')) {
    throw new Refusal('conflict', 'message_not_stuck', 'This message needs no sending again.')
  }
  if (await isSuppressed(act.tx, message.channel, message.recipient)) {
    throw new Refusal('conflict', 'address_suppressed', 'Nothing is sent to this address.')
  }
  await act.tx
    .updateTable('message')
    .set({
      state: 'queued',
      attempts: 0,
      next_attempt_at: act.now,
      last_error: null,
      sent_at: null,
      delivered_at: null,
      provider_id: null,
    })
    .where('id', '=', id)
    .execute()
}

/** How many messages about a request went to its followers, by state: they may be thousands. */
export async function countToFollowers(
  db: Reader,
  requestId: string,
): Promise<ReadonlyMap<SentMessage['state'], number>> {
  const rows = await db
    .selectFrom('message')
    .select(['state', ({ fn }) => fn.countAll<number>().as('count')])
    .where('request_id', '=', requestId)
    .where('template', '=', 'follow_news')
    .groupBy('state')
    .execute()
  return new Map(rows.map(({ state, count }) => [state, Number(count)]))
}
