/** Addresses nothing is sent to any more. */
import type { Reader } from '../../kernel/db.ts'
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
