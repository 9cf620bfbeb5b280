import type { Act } from '../../kernel/act.ts'

/** Forgets what receivers answered about a request that is removed: they may have said its words back. */
export async function forgetAnswers({ tx }: Act, requestId: string): Promise<void> {
  const events = tx.selectFrom('event').select('id').where('request_id', '=', requestId)
  await tx
    .updateTable('webhook_message')
    .set({ answer: null })
    .where('event_id', 'in', events)
    .where('webhook_id', 'in', tx.selectFrom('webhook').select('id'))
    .where('answer', 'is not', null)
    .execute()
}
