/** Addresses nothing is sent to any more. */
import type { Act } from '../../kernel/act.ts'
import { allow } from '../../kernel/actor.ts'
import type { Reader } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Channel, SuppressionReason } from './tables.ts'

export interface NewSuppression {
  readonly channel: Channel
  readonly address: string
  readonly reason: SuppressionReason
  /** What the server or the provider said. */
  readonly detail: string
}

/** An address as it is kept: domains and, in practice, mailboxes do not know large letters from small ones. */
const kept = (channel: Channel, address: string): string =>
  channel === 'email' ? address.toLowerCase() : address

export async function isSuppressed(db: Reader, channel: Channel, address: string): Promise<boolean> {
  const row = await db
    .selectFrom('suppression')
    .select('reason')
    .where('channel', '=', channel)
    .where('address', '=', kept(channel, address))
    .where('lifted_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** From now on nothing is sent to this address, until somebody lifts it. Said twice it is as said once. */
export async function suppress(
  db: Reader,
  { channel, address, reason, detail }: NewSuppression,
  now: Date,
): Promise<void> {
  const row = { reason, detail: detail.slice(0, 500), since: now, lifted_at: null, lifted_by: null }
  await db
    .insertInto('suppression')
    .values({ channel, address: kept(channel, address), ...row })
    .onConflict((known) =>
      known.columns(['channel', 'address']).doUpdateSet(row).where('suppression.lifted_at', 'is not', null),
    )
    .execute()
}

/** An address nothing is sent to; personal data. */
export interface Suppression {
  readonly id: number
  readonly channel: Channel
  readonly address: string
  readonly reason: SuppressionReason
  readonly detail: string
  readonly since: Date
}

/** Those in force, the newest first. */
export function listSuppressions(db: Reader, limit: number): Promise<Suppression[]> {
  return db
    .selectFrom('suppression')
    .select(['id', 'channel', 'address', 'reason', 'detail', 'since'])
    .where('lifted_at', 'is', null)
    .orderBy('since', 'desc')
    .limit(limit)
    .execute()
}

/**
 * The address is written to again. Done twice it is as done once.
 *
 * @throws {Refusal} `forbidden`; `stopped_by_owner` for a number whose owner said stop: they alone can say start.
 */
export async function liftSuppression(act: Act, id: number): Promise<void> {
  allow(act.by, 'manage_messages')
  const row = await act.tx
    .selectFrom('suppression')
    .select(['channel', 'reason'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row?.channel === 'sms' && row.reason === 'stopped') {
    throw new Refusal('conflict', 'stopped_by_owner', 'Only the owner of this number can begin texts again.')
  }
  await act.tx
    .updateTable('suppression')
    .set({ lifted_at: act.now, lifted_by: act.by.label })
    .where('id', '=', id)
    .where('lifted_at', 'is', null)
    .execute()
}

/** The owner of a number says start: what their stop had ended may come again. Answers whether anything had. */
export async function startTexts({ tx, now }: Act, number: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('suppression')
    .set({ lifted_at: now, lifted_by: 'START' })
    .where('channel', '=', 'sms')
    .where('address', '=', number)
    .where('reason', '=', 'stopped')
    .where('lifted_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The owner of a number says stop: nothing is sent to it from now on, nor what waits. */
export async function stopTexts({ tx, now }: Act, number: string): Promise<void> {
  await suppress(tx, { channel: 'sms', address: number, reason: 'stopped', detail: 'STOP' }, now)
  await tx
    .updateTable('message')
    .set({ state: 'failed', last_error: 'Its owner said stop.' })
    .where('recipient', '=', number)
    .where('channel', '=', 'sms')
    .where('state', '=', 'queued')
    .execute()
}
