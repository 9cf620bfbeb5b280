import type { Act } from '../../kernel/act.ts'
import { type RequestId, stopMail } from '../requests/index.ts'

/**
 * The reporter wants no more letters about this request: neither new ones, nor those that still wait for a mail server.
 * Whoever calls has checked their private link.
 */
export async function stopLetters(act: Act, id: RequestId): Promise<void> {
  await stopMail(act, id)
  await act.tx
    .updateTable('message')
    .set({ state: 'failed', last_error: 'The reporter wants no more letters.' })
    .where('request_id', '=', id)
    .where('state', '=', 'queued')
    .execute()
}
