import type { Act } from '../../kernel/act.ts'
import { allow } from '../../kernel/actor.ts'
import { Refusal } from '../../kernel/refusal.ts'
import './tables.ts'

/**
 * Takes the model in force out of it, for good: the one before it counts again, where there is none the words of the
 * catalogue. Every process knows within seconds.
 *
 * @throws {Refusal} `model_not_in_force`, when another one is by now.
 */
export async function withdrawModel(act: Act, version: number): Promise<void> {
  allow(act.by, 'manage_catalog')
  const newest = await act.tx
    .selectFrom('suggestion_model')
    .select('version')
    .where('weights', 'is not', null)
    .orderBy('version', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  if (newest?.version !== version)
    throw new Refusal('conflict', 'model_not_in_force', 'Another model is in force by now.')
  await act.tx
    .updateTable('suggestion_model')
    .set({ weights: null, withdrawn_at: act.now, withdrawn_by: act.by.label })
    .where('version', '=', version)
    .execute()
}
