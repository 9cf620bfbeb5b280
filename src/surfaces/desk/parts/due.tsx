import type { QueueRow } from '../../../modules/requests/index.ts'
import { stopsClock } from '../../../modules/service-levels/index.ts'
import { Time, useFrame } from '../../../web/index.ts'
import { spanWords } from './span.ts'

type Due = Pick<QueueRow, 'dueAt' | 'status' | 'closedAt' | 'promise' | 'waitsOn'>

const DAY = 86_400_000 // milliseconds

/** By when, in the fewest words: the day, or how late; nothing while the clock stands still. */
export function DueWords({ dueAt, status, closedAt, promise, waitsOn }: Due) {
  const { t, format, locale, now } = useFrame()
  if (status === 'closed') return closedAt ? <Time at={closedAt} as="shortDay" /> : null
  if (!dueAt) return <span class="soft">{t('desk.due.none')}</span>
  if (status === 'on_hold' && stopsClock(promise, waitsOn))
    return <span class="soft">{t('desk.due.stopped')}</span>
  if (dueAt < now) {
    const time = spanWords(locale, now.getTime() - dueAt.getTime())
    return <span class="due-late">{t('common.late_by', { time })}</span>
  }
  const near = dueAt.getTime() - now.getTime() < DAY
  return (
    <time dateTime={dueAt.toISOString()}>
      {near ? format.nearDayTime(dueAt, now) : format.shortDay(dueAt, now)}
    </time>
  )
}
