import type { Act } from '../../kernel/act.ts'
import type { Reader } from '../../kernel/db.ts'
import type { RequestId } from '../requests/index.ts'
import './tables.ts'

/** The words said in the surveys of these requests go, and nobody is asked or called any more; the grades stay. */
export async function forgetSurveyWords({ tx }: Act, requestIds: readonly RequestId[]): Promise<void> {
  if (requestIds.length === 0) return
  await tx
    .updateTable('survey')
    .set({ words: '', may_contact: false, remind_at: null })
    .where('request_id', 'in', requestIds)
    .execute()
}

/** What a reporter said in the surveys of a request, the oldest first. */
export function saidInSurveys(db: Reader, requestId: RequestId) {
  return db
    .selectFrom('survey')
    .select(['answered_at', 'satisfaction', 'effort', 'words', 'may_contact'])
    .where('request_id', '=', requestId)
    .where('answered_at', 'is not', null)
    .orderBy('answered_at')
    .execute()
}
