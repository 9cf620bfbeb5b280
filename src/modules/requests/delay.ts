/** When a promise cannot be kept: why, and which day instead, told before the old day passes. */
import { formatFor } from '../../i18n/index.ts'
import type { Act } from '../../kernel/act.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { readCalendar } from '../catalog/index.ts'
import { allowOn, applyChange, cannotBecome, lockRequest } from './change.ts'
import { isDay } from './is-day.ts'
import type { DelayReason } from './rules.ts'
import type { RequestId } from './tables.ts'
import type { Seen } from './take-on.ts'

/** `until` is a day `YYYY-MM-DD` in the city's zone; `note` is public and compulsory. */
export interface Delay extends Seen {
  readonly until: string
  readonly reason: DelayReason
  readonly note: string
}

/**
 * Gives a request that is late, or soon will be, a public reason and a new day. The promise is not rewritten: the
 * page shows both, and figures count it as late.
 *
 * @throws {Refusal} `forbidden`, `request_changed`, `request_cannot_move` when it is closed, `nothing_promised`,
 *   `words_needed`, `not_a_date`, or `new_date_too_early` when the day is past or not after the day promised.
 */
export async function delayRequest(act: Act, id: RequestId, delay: Delay): Promise<void> {
  const { until, reason, note } = delay
  if (!note.trim())
    throw new Refusal('invalid', 'words_needed', 'Say why, in a few words.', { field: 'note' })
  if (!isDay(until)) throw new Refusal('invalid', 'not_a_date', 'That is not a date.', { value: until })
  const request = await lockRequest(act, id, delay.seen)
  allowOn(act, 'write_publicly', request)
  if (request.status === 'closed') throw cannotBecome(request, 'open')
  const { promise, due_at: dueAt } = request
  if (!promise || !dueAt) {
    throw new Refusal('conflict', 'nothing_promised', 'No date was promised for this request.')
  }
  const calendar = await readCalendar(act.tx, promise.calendarCode)
  const { isoDay } = formatFor('en', calendar?.timeZone ?? 'UTC')
  if (!mayPromiseAnew(until, isoDay(dueAt), isoDay(act.now))) {
    throw new Refusal('invalid', 'new_date_too_early', 'The new day must be after the promised one.', {
      field: 'until',
    })
  }
  const set = { delayed_until: until, delay_reason: reason }
  const facts = { delayedUntil: until, delayReason: reason, promised: dueAt.toISOString() }
  await applyChange(act, request, { set, kind: 'delayed', public: true, body: note, facts })
}

/** Days as `YYYY-MM-DD`. A new day is later than the promise (else it is no delay) and not past already. */
export function mayPromiseAnew(until: string, promisedDay: string, today: string): boolean {
  return until > promisedDay && until >= today
}
