import type { Act } from '../../kernel/act.ts'
import type { Reader } from '../../kernel/db.ts'
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

/** Deletes every letter to the owner of an address. Whoever calls has allowed the deed. */
export async function forgetLettersTo(act: Act, address: string): Promise<void> {
  const gone = await act.tx
    .deleteFrom('message')
    .where('recipient', '=', address)
    .returning('letter_id')
    .execute()
  await dropUnused(act, gone)
}

/** Deletes the letters by which the owner of an address was sent the link to what is held about them. */
export async function forgetLinkLetters(act: Act, address: string): Promise<void> {
  const gone = await act.tx
    .deleteFrom('message')
    .where('recipient', '=', address)
    .where('template', '=', 'data_link')
    .returning('letter_id')
    .execute()
  await dropUnused(act, gone)
}

/**
 * Deletes what was texted to these numbers about no request in particular: codes, and answers to texts. Whoever calls
 * has allowed the deed.
 */
export async function forgetTextsTo({ tx }: Act, numbers: readonly string[]): Promise<void> {
  if (numbers.length === 0) return
  await tx
    .deleteFrom('message')
    .where('recipient', 'in', numbers)
    .where('channel', '=', 'sms')
    .where('request_id', 'is', null)
    .execute()
}

/** Days after which nobody asks any more what a number was answered, or which code it got. */
const TEXT_DAYS = 30
/** A provider says a thing again within hours; after this long it is nobody's retry. */
const HEARD_DAYS = 400

/** Forgets texts about no request in particular, and which texts were heard long ago. */
export async function sweepTexts(db: Reader, now = new Date()): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000)
  await db
    .deleteFrom('message')
    .where('channel', '=', 'sms')
    .where('request_id', 'is', null)
    .where('created_at', '<', before(TEXT_DAYS))
    .execute()
  await db.deleteFrom('text_heard').where('heard_at', '<', before(HEARD_DAYS)).execute()
}
