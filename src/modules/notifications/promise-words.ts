import { type Format, localText, type Translate } from '../../i18n/index.ts'
import type { PublicRequest } from '../requests/index.ts'
import type { Answer } from '../forecasts/index.ts'
import { explainPromise, stopsClock } from '../service-levels/index.ts'

/** The promise in sentences: by when, how long that is, and why it is not sooner. */
export function promiseSentences({ promise, dueAt }: PublicRequest, t: Translate, format: Format): string[] {
  if (!promise || !dueAt) return [t('notify.promise.none')]
  const { unit, amount, because } = explainPromise(promise)
  const days = (because.closedDays ?? []).map(
    ({ date, name }) => `${localText(name, t.locale)} (${shortDay(date, format)})`,
  )
  return [
    t('notify.promise.by', { date: dueWords(promise, dueAt, format) }),
    t(`notify.promise.${unit}`, { count: amount }),
    ...(because.exception
      ? [t('notify.promise.because', { reason: localText(because.exception, t.locale) })]
      : []),
    ...(days.length > 0 ? [t('notify.promise.closed_days', { days: format.list(days) })] : []),
    ...(because.afterHours && unit !== 'working_days' ? [t('notify.promise.after_hours')] : []),
  ]
}

/** A due date as it was promised: days by the day, hours by the hour. */
export function dueWords(promise: PublicRequest['promise'], dueAt: Date, format: Format): string {
  return promise?.unit === 'open_minutes' ? format.dayTime(dueAt) : format.day(dueAt)
}

/** The likely date beside the promise: "Likely between … and …. 8 of 10 like this were done within 6 days."; or nothing. */
export function likelySentences(answer: Answer | undefined, t: Translate, format: Format): string[] {
  if (answer?.kind !== 'likely') return []
  const { range, tenths, hours } = answer.likely
  const [from, until] = range ? [format.day(range.from), format.day(range.until)] : ['', '']
  const days = from === until ? t('likely.on', { day: from }) : t('likely.between', { from, until })
  return [
    ...(range ? [`${days}.`] : []),
    t('likely.within', { of: tenths, count: Math.max(1, Math.ceil(hours / 24)) }),
  ]
}

/** While its clock stands still the date of a request is in the air; once it is closed it is past. */
export function tellsDate({ status, promise, waitsOn }: PublicRequest): boolean {
  return status !== 'closed' && (status !== 'on_hold' || !stopsClock(promise, waitsOn))
}

/** A date of the city's calendar, at noon so that no zone moves it. */
function shortDay(date: string, format: Format): string {
  return format.shortDay(new Date(`${date}T12:00:00Z`))
}
