import { sql } from 'kysely'
import type { Act } from '../../kernel/act.ts'
import type { RequestId } from '../requests/index.ts'

/**
 * Forgets what partner systems said of a request that is removed, and sends it to nobody who does not have it yet.
 * What a partner keeps in its own system is not ours to delete: the city tells them.
 */
export async function forgetDeliveries({ tx }: Act, id: RequestId): Promise<void> {
  await tx
    .updateTable('partner_delivery')
    .set({
      words: null,
      their_status: null,
      state: sql`case when state = 'waiting' then 'called_off' else state end`,
    })
    .where('request_id', '=', id)
    .execute()
  await sql`
    update partner_word w set words = null from partner_delivery d
    where d.id = w.delivery_id and d.request_id = ${id}`.execute(tx)
  await sql`
    delete from partner_photo p using partner_delivery d
    where d.id = p.delivery_id and d.request_id = ${id}`.execute(tx)
}
