/** Sentences that several pages say. */
import { agencyByCode, type Catalog, serviceByCode } from '../../modules/catalog/index.ts'
import { explainPromise, type Promised } from '../../modules/service-levels/index.ts'
import type { Frame } from '../../web/index.ts'

export function serviceName({ text }: Frame, catalog: Catalog, code: string): string {
  const service = serviceByCode(catalog, code)
  return service ? text(service.name) : code
}

export function agencyName({ text }: Frame, catalog: Catalog, code: string | null): string {
  const agency = code === null ? undefined : agencyByCode(catalog, code)
  return agency ? text(agency.name) : ''
}

/** "3 working days". */
export function promiseLength({ t }: Frame, promised: Promised): string {
  const { unit, amount } = explainPromise(promised)
  return t(`resident.promise.${unit}`, { count: amount })
}

/** Why a promise is longer than its plain count: the city's exception, days off, received after hours. */
export function promiseReasons({ t, text, format }: Frame, promised: Promised): string[] {
  const { exception, closedDays = [], afterHours } = explainPromise(promised).because
  return [
    ...(exception ? [text(exception)] : []),
    ...closedDays.map(({ date, name }) =>
      // Noon UTC is the same day on every clock that a city here could keep.
      t('resident.promise.closed', { day: format.day(new Date(`${date}T12:00:00Z`)), name: text(name) }),
    ),
    ...(afterHours ? [t('resident.promise.after_hours')] : []),
  ]
}
