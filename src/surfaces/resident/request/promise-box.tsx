/** The promise: by when, how that came about, and what it means that it is late. */
import type { Format } from '../../../i18n/index.ts'
import type { DelayTold, PublicRequest } from '../../../modules/requests/index.ts'
import { tellsDate } from '../../../modules/notifications/index.ts'
import type { Answer } from '../../../modules/forecasts/index.ts'
import { Icon, Likely, useFrame } from '../../../web/index.ts'
import { promiseLength, promiseReasons } from '../words.ts'

/** On hold too, when the agreement stops no clock for what it waits for. */
const isLate = (request: PublicRequest, now: Date): boolean =>
  request.dueAt !== null && request.dueAt < now && tellsDate(request)

/** Said before everything else, because it is what the reader came to hear. */
export function LateNotice({ request }: { request: PublicRequest }) {
  const { t, format, now } = useFrame()
  if (!isLate(request, now) || !request.dueAt) return null
  const delay = delayTold(request, format)
  return (
    <div class="notice notice-late">
      <Icon name="alert" />
      <div>
        <p>
          <b>{t('resident.request.late', { day: format.day(request.dueAt, now) })}</b>
        </p>
        {delay ? (
          <NewDay delay={delay} />
        ) : (
          !request.lastNote && <p>{t('resident.request.late_no_reason')}</p>
        )}
        {request.lastNote && (
          <p>
            <bdi>{request.lastNote}</bdi>
          </p>
        )}
      </div>
    </div>
  )
}

/** A hold may have moved the promise past the new day: then there is nothing to tell any more. */
function delayTold({ delay, dueAt }: PublicRequest, { isoDay }: Format): DelayTold | null {
  return delay && dueAt && delay.until > isoDay(dueAt) ? delay : null
}

/** The day instead, and why: beside the promise, which stays. */
function NewDay({ delay: { until, reason } }: { delay: DelayTold }) {
  const { t, format, now } = useFrame()
  const day = format.day(new Date(`${until}T12:00:00Z`), now)
  if (until < format.isoDay(now)) return <p>{t('delay.passed', { day })}</p>
  return <p>{t('delay.new_day', { day, reason: t(`delay.reason.${reason}`) })}</p>
}

interface PromiseBoxProps {
  readonly request: PublicRequest
  readonly own: boolean
  readonly likely: LikelyHere | undefined
}

/** What is likely, with the name of the area whose history says so. */
export interface LikelyHere {
  readonly answer: Answer
  readonly areaName: string
}

export function PromiseBox({ request, own, likely }: PromiseBoxProps) {
  const frame = useFrame()
  const { t, format, now } = frame
  const { status, dueAt, promise, plannedFor, waitsOn } = request
  if (status === 'closed') return null
  const delay = delayTold(request, format)
  const goesOn = dueAt !== null && tellsDate(request)
  const reasons = promise ? promiseReasons(frame, promise) : []
  return (
    <section class="promise" aria-label={t('resident.promise.label')}>
      {waitsOn ? (
        <p>
          <b>
            {own && waitsOn === 'customer'
              ? t('resident.promise.waits_for_you')
              : t(`common.waits_on.${waitsOn}`)}
            .
          </b>{' '}
          {!goesOn && t('resident.promise.stands_still')}
        </p>
      ) : null}
      {own && waitsOn === 'customer' && (
        <p>
          <a class="usa-button" href="#answer">
            <Icon name="speech" /> {t('question.answer_now')}
          </a>
        </p>
      )}
      {waitsOn && !goesOn ? null : dueAt ? (
        <p class="promise-day">
          {t('resident.promise.promised')} <b>{format.day(dueAt, now)}</b>
        </p>
      ) : (
        <p>{t('resident.promise.none')}</p>
      )}
      {delay && !isLate(request, now) && <NewDay delay={delay} />}
      {plannedFor && (
        <p>{t('resident.promise.planned', { day: format.day(new Date(`${plannedFor}T12:00:00Z`), now) })}</p>
      )}
      {promise && dueAt && (
        <details>
          <summary>{t('resident.promise.why')}</summary>
          <p>{t('resident.promise.length', { length: promiseLength(frame, promise) })}</p>
          {reasons.length > 0 && (
            <ul>
              {reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          )}
        </details>
      )}
      {likely && <Likely {...likely} />}
    </section>
  )
}
