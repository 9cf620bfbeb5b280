import type { Translate } from '../../../i18n/index.ts'
import type { Rung, ServiceLevel, WaitsOn } from '../../../modules/catalog/index.ts'
import { useFrame } from '../../../web/index.ts'

/** "5 working days"; open time in hours where it comes out even. */
export function targetWords(t: Translate, unit: ServiceLevel['unit'], target: number): string {
  if (unit === 'working_days') return t('agreements.days', { count: target })
  return target % 60 === 0
    ? t('agreements.hours', { count: target / 60 })
    : t('agreements.minutes', { count: target })
}

/** Which waits stop the clock. */
export function Pauses({ pauses }: { pauses: readonly WaitsOn[] | undefined }) {
  const { t, format } = useFrame()
  if (!pauses) return <>{t('agreements.pauses_all')}</>
  if (pauses.length === 0) return <>{t('agreements.pauses_none')}</>
  return <>{format.list(pauses.map((whom) => t(`desk.waits_on.${whom}`)))}</>
}

/** Who is told, rung by rung. */
export function Rungs({ ladder }: { ladder: readonly Rung[] | undefined }) {
  const { t, format } = useFrame()
  if (!ladder) return <span class="soft">{t('agreements.no_ladder')}</span>
  return (
    <ul class="plain">
      {ladder.map(({ at, tell }) => (
        <li key={at}>
          {t('agreements.rung', {
            percent: at,
            told: format.list(tell.map((one) => t(`agreements.told.${one}`))),
          })}
        </li>
      ))}
    </ul>
  )
}
