import type { Reader } from '../../kernel/db.ts'

/** The letters and texts about a request to these addresses, the oldest first, as they were written. */
export async function lettersAbout(db: Reader, requestId: string, addresses: readonly string[]) {
  if (addresses.length === 0) return []
  return db
    .selectFrom('message')
    .leftJoin('letter', 'letter.id', 'message.letter_id')
    .select(['message.recipient', 'message.subject', 'message.state', 'message.created_at'])
    .select(({ fn }) => fn.coalesce('message.text', 'letter.text').as('text'))
    .where('message.request_id', '=', requestId)
    .where('message.recipient', 'in', addresses)
    .orderBy('message.created_at')
    .execute()
}

/** Letters to the owner of an address, the newest first, without their words: those of a year may be thousands. */
export function lettersTo(db: Reader, address: string) {
  return db
    .selectFrom('message')
    .select(['subject', 'template', 'state', 'created_at as createdAt'])
    .where('recipient', '=', address)
    .where('template', '!=', 'data_link')
    .orderBy('created_at', 'desc')
    .limit(1_000)
    .execute()
}
