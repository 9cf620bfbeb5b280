/** The stored curves of a service, kept in memory for a minute: they change once a day and are read with every page. */
import type { Selectable } from 'kysely'
import type { Db } from '../../kernel/db.ts'
import type { ForecastTable } from './tables.ts'

export type StoredCurve = Pick<Selectable<ForecastTable>, 'area_id' | 'basis' | 'done' | 'share' | 'at_risk'>

interface Kept {
  readonly readAt: number
  readonly curves: Promise<readonly StoredCurve[]>
}

const MINUTE = 60_000

const kept = new WeakMap<Db, Map<number, Kept>>()

/** Of all areas, the whole city's (area 0) last. */
export function curvesOf(db: Db, serviceId: number, now: Date): Promise<readonly StoredCurve[]> {
  let ofCity = kept.get(db)
  if (!ofCity) kept.set(db, (ofCity = new Map()))
  const known = ofCity.get(serviceId)
  if (known && Math.abs(now.getTime() - known.readAt) < MINUTE) return known.curves
  const curves = db
    .selectFrom('forecast')
    .select(['area_id', 'basis', 'done', 'share', 'at_risk'])
    .where('service_id', '=', serviceId)
    .orderBy('area_id', 'desc')
    .execute()
  ofCity.set(serviceId, { readAt: now.getTime(), curves })
  curves.catch(() => ofCity.delete(serviceId))
  return curves
}

const learned = new WeakMap<Db, { readonly readAt: number; readonly any: Promise<boolean> }>()

/** Whether the city has learned anything at all; asked once a minute while it has not. */
export function knowsAny(db: Db, now: Date): Promise<boolean> {
  const known = learned.get(db)
  if (known && Math.abs(now.getTime() - known.readAt) < MINUTE) return known.any
  const any = db
    .selectFrom('forecast')
    .select('service_id')
    .limit(1)
    .executeTakeFirst()
    .then((row) => row !== undefined)
  learned.set(db, { readAt: now.getTime(), any })
  any.catch(() => learned.delete(db))
  return any
}

/** After they were learnt anew. */
export function forgetCurves(db: Db): void {
  kept.delete(db)
  learned.delete(db)
}
