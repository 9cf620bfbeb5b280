/** What residents said was looked at as it came; what came last still waits. */
import { perform } from '../kernel/act.ts'
import type { Actor } from '../kernel/actor.ts'
import { letThrough } from '../modules/moderation/index.ts'
import { type City, listToCheck } from '../modules/requests/index.ts'

const HOUR = 3_600_000
/** Decided in one transaction. */
const TOGETHER = 100

/** Lets everything through that came before the last days of a lived history, a few hours after it came. */
export async function checkOld(city: City, by: Actor, until: Date): Promise<void> {
  const before = new Date(until.getTime() - 12 * HOUR)
  for (;;) {
    const due = (await listToCheck(city, by, TOGETHER)).filter(({ cameAt }) => cameAt < before)
    if (due.length === 0) return
    const last = due.at(-1)!
    const now = new Date(Math.min(until.getTime(), last.cameAt.getTime() + 3 * HOUR))
    await perform(
      city.db,
      by,
      async (act) => {
        for (const { line } of due) await letThrough(act, line)
      },
      now,
    )
  }
}
