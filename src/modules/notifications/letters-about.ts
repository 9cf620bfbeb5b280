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
