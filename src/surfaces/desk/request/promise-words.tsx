import type { StaffRequest } from '../../../modules/requests/index.ts'
import { explainPromise } from '../../../modules/service-levels/index.ts'
import { useFrame } from '../../../web/index.ts'

type Promising = Pick<StaffRequest, 'promise' | 'dueAt' | 'pauses' | 'delay'>

/** By when and why then: "3 working days, because Thursday 26 November is Thanksgiving." */
export function PromiseWords({ request }: { request: Promising }) {
  const { t, format, text } = useFrame()
  if (!request.promise) return <p class="soft">{t('desk.promise.none')}</p>
  const { unit, amount, because } = explainPromise(request.promise)
  const reasons = [
    because.exception && text(because.exception),
    because.afterHours && t('desk.promise.after_hours'),
    // Noon, so that the day is the same day in every zone of the continent.
    ...(because.closedDays ?? []).map(({ date, name }) =>
      t('desk.promise.closed_day', { day: format.shortDay(new Date(`${date}T12:00:00Z`)), name: text(name) }),
    ),
    request.pauses.length > 0 && t('desk.promise.held', { count: request.pauses.length }),
  ]
    .filter((reason): reason is string => typeof reason === 'string' && reason !== '')
    .map((reason) => reason.replace(/[.。]$/, ''))
  const span = t(`desk.promise.${unit}`, { count: amount })
  return (
    <p>
      {request.dueAt && t('desk.promise.by', { when: format.dayTime(request.dueAt) })}{' '}
      <span class="soft">
        {reasons.length > 0
          ? t('desk.promise.because', { span, reasons: format.list(reasons) })
          : t('desk.promise.plain', { span })}
      </span>{' '}
      {request.delay && (
        <strong>
          {t('delay.desk', {
            day: format.day(new Date(`${request.delay.until}T12:00:00Z`)),
            reason: t(`delay.reason.${request.delay.reason}`),
          })}
        </strong>
      )}
    </p>
  )
}
