import type { Act } from '../../kernel/act.ts'
import type { RequestId } from '../requests/index.ts'
import type {} from './tables.ts'

/** Forgets how these requests stood before an import changed them. Undoing that import leaves them as they are. */
export async function forgetPrior({ tx }: Act, ids: readonly RequestId[]): Promise<void> {
  await tx.deleteFrom('import_prior').where('request_id', 'in', ids).execute()
}
