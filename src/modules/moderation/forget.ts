import type { Act } from '../../kernel/act.ts'
import type { RequestId } from '../requests/index.ts'

/** Deletes the moderations of a request that is removed: they hold what was hidden. Whoever calls has allowed the deed. */
export async function forgetModerations({ tx }: Act, id: RequestId): Promise<void> {
  await tx.deleteFrom('moderation').where('request_id', '=', id).execute()
}
