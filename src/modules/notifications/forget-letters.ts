import type { Act } from '../../kernel/act.ts'
import { forgetDevices } from './push/devices.ts'

/**
 * Deletes the letters about these requests, to whomever, and shared words that nobody's letter holds any more; and from
 * which devices they came.
 * Whoever calls has allowed the deed.
 */
export async function forgetLettersAbout(act: Act, requestIds: readonly string[]): Promise<void> {
  const gone = await act.tx
    .deleteFrom('message')
    .where('request_id', 'in', requestIds)
    .returning('letter_id')
    .execute()
  await dropUnused(act, gone)
  await act.tx.deleteFrom('push_report').where('request_id', 'in', requestIds).execute()
}

/** A digest tells of many requests in one letter, so it names none: it is known by its reader and its moment. */
export async function forgetDigests(
  act: Act,
  digests: readonly { address: string; at: Date }[],
): Promise<void> {
  for (const { address, at } of digests) {
    const gone = await act.tx
      .deleteFrom('message')
      .where('recipient', '=', address)
      .where('created_at', '=', at)
      .where('template', '=', 'follow_digest')
      .returning('letter_id')
      .execute()
    await dropUnused(act, gone)
  }
}

/** Deletes all that was said to these devices, and the devices. Whoever calls has allowed the deed. */
export async function forgetSaidTo(act: Act, endpoints: readonly string[]): Promise<void> {
  if (endpoints.length === 0) return
  const gone = await act.tx
    .deleteFrom('message')
    .where('channel', '=', 'push')
    .where('recipient', 'in', endpoints)
    .returning('letter_id')
    .execute()
  await dropUnused(act, gone)
  await forgetDevices(act.tx, endpoints)
}

async function dropUnused({ tx }: Act, gone: readonly { letter_id: string | null }[]): Promise<void> {
  const letters = [...new Set(gone.flatMap(({ letter_id: id }) => id ?? []))]
  if (letters.length === 0) return
  await tx
    .deleteFrom('letter')
    .where('id', 'in', letters)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('message').select('id').whereRef('letter_id', '=', 'letter.id'))),
    )
    .execute()
}
