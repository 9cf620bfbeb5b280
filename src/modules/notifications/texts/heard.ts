import type { Act } from '../../../kernel/act.ts'

/** Whether a text that came in is new: a provider says it again when our answer was lost, and so does whoever listened. */
export async function hearOnce({ tx, now }: Act, providerId: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('text_heard')
    .values({ provider_id: providerId, heard_at: now })
    .onConflict((known) => known.column('provider_id').doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}
