/** The model in force in memory, read again when the database has a newer one. */
import type { Db } from '../../kernel/db.ts'
import type { Model } from './model/model.ts'
import { unpacked } from './model/packed.ts'
import './tables.ts'

export interface ModelStore {
  /** Undefined until the first is accepted. */
  readonly current: () => Model | undefined
  /** One tiny query when nothing changed. */
  readonly refresh: () => Promise<void>
}

/** The newest accepted model of a city; undefined when there is none that this program can read. */
export async function modelInForce(
  db: Db,
): Promise<{ readonly model: Model; readonly learnedUntil: Date } | undefined> {
  const row = await db
    .selectFrom('suggestion_model')
    .select(['weights', 'learned_until as learnedUntil'])
    .where('weights', 'is not', null)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  const model = row?.weights ? await unpacked(row.weights) : undefined
  return row && model && { model, learnedUntil: row.learnedUntil }
}

export async function modelStore(db: Db): Promise<ModelStore> {
  let version = 0
  let model: Model | undefined
  let reading: Promise<void> | undefined

  async function readAgain(): Promise<void> {
    const newest = await db
      .selectFrom('suggestion_model')
      .select('version')
      .where('weights', 'is not', null)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst()
    // The last one may have been taken out of force.
    if ((newest?.version ?? 0) === version) return
    model = (await modelInForce(db))?.model
    version = newest?.version ?? 0
  }

  const refresh = () => (reading ??= readAgain().finally(() => (reading = undefined)))
  await refresh()
  return { current: () => model, refresh }
}
