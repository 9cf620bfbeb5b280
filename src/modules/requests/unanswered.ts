/** The end of waiting for an answer that does not come. */
import { perform } from '../../kernel/act.ts'
import { PROGRAM } from '../../kernel/actor.ts'
import { lockRequest } from './change.ts'
import type { City } from './ground.ts'
import { resume } from './hold.ts'

const DAY = 86_400_000
const BATCH = 500

/** How long the clock stands still for a reporter's answer: days of the calendar, weekends too. */
export const DAYS_TO_ANSWER = 14

/** Whether a wait for the reporter that began at `since` has lasted long enough at `now`. */
export function waitedEnough(since: Date, now: Date): boolean {
  return now.getTime() - since.getTime() >= DAYS_TO_ANSWER * DAY
}

/**
 * Takes up again what waited for its reporter for {@link DAYS_TO_ANSWER} days: the clock goes on with the time that
 * was left when the question was asked. May run twice, and beside an answer that comes at the same moment.
 *
 * @returns how many were taken up.
 */
export async function resumeUnanswered(city: City, now = new Date()): Promise<number> {
  const waiting = await city.db
    .selectFrom('service_request')
    .select('id')
    .where('status', '=', 'on_hold')
    .where('waits_on', '=', 'customer')
    .where('on_hold_since', '<=', new Date(now.getTime() - DAYS_TO_ANSWER * DAY))
    .orderBy('on_hold_since')
    .orderBy('id')
    .limit(BATCH)
    .execute()
  let resumed = 0
  const problems: unknown[] = []
  for (const { id } of waiting) {
    try {
      const done = await perform(
        city.db,
        PROGRAM,
        async (act) => {
          const request = await lockRequest(act, id)
          // Meanwhile the answer may have come, and another question been asked.
          if (request.status !== 'on_hold' || request.waits_on !== 'customer') return false
          if (!request.on_hold_since || !waitedEnough(request.on_hold_since, now)) return false
          await resume(act, request, { noAnswer: true })
          return true
        },
        now,
      )
      if (done) resumed += 1
    } catch (problem) {
      // One that cannot go on (a calendar that ends) must not keep the others waiting.
      problems.push(problem)
    }
  }
  if (problems.length > 0)
    throw new AggregateError(problems, `${problems.length} could not be taken up again`)
  return resumed
}
