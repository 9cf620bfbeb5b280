/** The model in force in memory, read again when the database has a newer one. */
import type { Db } from '../../kernel/db.ts'
import type { Model } from './model/model.ts'
import { oddsOf, SHOWN_AT_MOST } from './model/odds.ts'
import { unpacked } from './model/packed.ts'
import './tables.ts'

export interface ModelStore {
  /** Undefined until the first is accepted. */
  readonly current: () => Model | undefined
  /** One tiny query when nothing changed. */
  readonly refresh: () => Promise<void>
}

export interface InForce {
  readonly version: number
  readonly model: Model
  readonly learnedUntil: Date
}

/** The newest accepted model of a city; undefined when there is none that this program can read. */
export async function modelInForce(db: Db): Promise<InForce | undefined> {
  const row = await db
    .selectFrom('suggestion_model')
    .select(['version', 'weights', 'learned_until as learnedUntil'])
    .where('weights', 'is not', null)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  const model = row?.weights ? await unpacked(row.weights) : undefined
  if (!row || !model) return undefined
  const { version, learnedUntil } = row
  return { version, learnedUntil, model: { ...model, odds: await oddsUntil(db, version) } }
}

/** Judgings that are looked at: with thirty texts each more than are counted. */
const JUDGINGS = 50

/**
 * The factor by what was shown of the model of a version and of those before it. Not of those that were taken out: they
 * are no measure, and what judged them judges the one before once more.
 */
export async function oddsUntil(db: Db, version: number): Promise<number> {
  const judgings = await db
    .selectFrom('suggestion_model')
    .select('shown')
    .where('version', '<=', version)
    .where('shown', 'is not', null)
    .where('withdrawn_at', 'is', null)
    .orderBy('version', 'desc')
    .limit(JUDGINGS)
    .execute()
  const shown = judgings.toReversed().flatMap((judging) => judging.shown ?? [])
  return oddsOf(shown.slice(-SHOWN_AT_MOST))
}

export async function modelStore(db: Db): Promise<ModelStore> {
  let known = ''
  let model: Model | undefined
  let reading: Promise<void> | undefined

  async function readAgain(): Promise<void> {
    // The last one may have been taken out of force; one that was refused still judged the one in force.
    const { newest, accepted } = await db
      .selectFrom('suggestion_model')
      .select(({ fn }) => [
        fn.max('version').as('newest'),
        fn.max('version').filterWhere('weights', 'is not', null).as('accepted'),
      ])
      .executeTakeFirstOrThrow()
    const state = `${newest} ${accepted}`
    if (state === known) return
    model = (await modelInForce(db))?.model
    known = state
  }

  const refresh = () => (reading ??= readAgain().finally(() => (reading = undefined)))
  await refresh()
  return { current: () => model, refresh }
}
