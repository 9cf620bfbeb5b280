/** The stored forecasts: written whole each day, read one at a time. */
import { sql } from 'kysely'
import { serviceByCode } from '../catalog/index.ts'
import { type Curve, reachOf } from './curve.ts'
import { curvesOf, forgetCurves, knowsAny } from './kept-curves.ts'
import { EDGES } from './grid.ts'
import { areasToTell, type Knowing, learn, type Learned } from './learn.ts'
import { type Likely, likelyOf } from './tell.ts'
import type { Basis } from './tables.ts'

const BATCH = 200
const DAY = 86_400_000

/** Learns anew from the city's history and replaces what was stored. @returns how many curves are stored. */
export async function updateForecasts(city: Knowing, now = new Date()): Promise<number> {
  const areaIds = areasToTell(city.places())
  const learned = await learn(city.db, city.catalog(), { asOf: now, areaIds })
  await city.db.transaction().execute(async (tx) => {
    // Two that learn at the same time: the second waits, and writes the same again.
    await sql`lock table forecast in share row exclusive mode`.execute(tx)
    await tx.deleteFrom('forecast').execute()
    for (let at = 0; at < learned.length; at += BATCH) {
      const rows = learned.slice(at, at + BATCH).map((one) => toRow(one, now))
      await tx.insertInto('forecast').values(rows).execute()
    }
  })
  forgetCurves(city.db)
  return learned.length
}

/** Learns anew when what is stored is a day old, or nothing is. Asked often, so that a new city need not wait for the night. */
export async function keepForecasts(city: Knowing, now = new Date()): Promise<void> {
  const { learnedAt } = await city.db
    .selectFrom('forecast')
    .select(({ fn }) => fn.max('learned_at').as('learnedAt'))
    .executeTakeFirstOrThrow()
  if (!learnedAt || now.getTime() - learnedAt.getTime() >= DAY) await updateForecasts(city, now)
}

const toRow = ({ serviceId, areaId, basis, done, curve }: Learned, now: Date) => ({
  service_id: serviceId,
  area_id: areaId,
  basis,
  done,
  share: [...curve.share],
  at_risk: [...curve.atRisk],
  learned_at: now,
})

export interface Question {
  readonly serviceCode: string
  readonly areaIds: readonly number[]
  readonly submittedAt: Date
}

/** What is likely, and whose history says so. */
export type Answer =
  | { readonly kind: 'too_few' | 'too_long' | 'not_known' }
  | {
      readonly kind: 'likely'
      readonly likely: Likely
      readonly basis: Basis
      /** Requests done in that history. */
      readonly done: number
      /** Where it is an area's; else 0. */
      readonly areaId: number
      /** Whether it says what became of those that were as old as this one is. */
      readonly aged: boolean
    }

/** When a request that is not done at `now` is likely to be: the area's history where there is enough, else the service's or its group's. */
export async function findLikely(
  city: Knowing,
  { serviceCode, areaIds, submittedAt }: Question,
  now = new Date(),
): Promise<Answer> {
  const service = serviceByCode(city.catalog(), serviceCode)
  if (!service) return { kind: 'too_few' }
  const rows = (await curvesOf(city.db, service.id, now)).filter(
    ({ area_id: areaId }) => areaId === 0 || areaIds.includes(areaId),
  )
  // A city that learned nothing yet does not know that there are few.
  if (rows.length === 0 && !(await knowsAny(city.db, now))) return { kind: 'not_known' }
  // The whole city's stands last: how far the service's history reaches is asked of that, for its areas as well.
  const whole = rows.at(-1)
  const reach = whole ? reachOf({ share: whole.share, atRisk: whole.at_risk }) : 0
  let answer: Answer = { kind: 'too_few' }
  for (const row of rows) {
    const { basis, done, area_id: areaId } = row
    const curve: Curve = { share: row.share, atRisk: row.at_risk }
    // Written by another version of the program: the next run replaces it.
    if (curve.share.length !== EDGES.length) continue
    const likely = likelyOf(curve, reach, submittedAt, now)
    if (typeof likely === 'object')
      return {
        kind: 'likely',
        likely,
        basis,
        done,
        areaId,
        aged: now.getTime() - submittedAt.getTime() >= DAY,
      }
    // An area in which too few grew so old: the whole city may know more.
    if (likely === 'too_long') answer = { kind: likely }
  }
  return answer
}
