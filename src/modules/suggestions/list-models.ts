import type { Db } from '../../kernel/db.ts'
import type { Figures } from './model/figures.ts'
import type { Compared } from './tables.ts'

/** One time of learning. */
export interface ModelRow {
  readonly version: number
  readonly learnedAt: Date
  readonly accepted: boolean
  readonly inForce: boolean
  readonly requests: number
  /** Newest requests that judged it. */
  readonly judges: number
  readonly figures: Figures
  readonly compared: Compared
  /** Who took it out of force. */
  readonly withdrawnBy: string | null
}

/** Every time a city's model was learnt, the newest first; at most a hundred. */
export async function listModels(db: Db): Promise<ModelRow[]> {
  const rows = await db
    .selectFrom('suggestion_model')
    .select([
      'version',
      'learned_at as learnedAt',
      'accepted',
      'requests',
      'held_apart as judges',
      'figures',
      'compared_with as compared',
      'withdrawn_by as withdrawnBy',
      (eb) => eb('weights', 'is not', null).as('kept'),
    ])
    .orderBy('version', 'desc')
    .limit(100)
    .execute()
  const newest = rows.find(({ kept }) => kept)?.version
  return rows.map((row) => ({ ...row, inForce: row.version === newest }))
}
