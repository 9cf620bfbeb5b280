/** The end of waiting for an answer that does not come. */
import { translator } from '../../i18n/index.ts'
import { type Act, perform } from '../../kernel/act.ts'
import { PROGRAM } from '../../kernel/actor.ts'
import { type AnswerWithin, answerWithin, type Catalog, serviceById } from '../catalog/index.ts'
import { applyChange, type LockedRequest, lockRequest } from './change.ts'
import { end } from './ends.ts'
import { carryClosing } from './family-carry.ts'
import type { City } from './ground.ts'
import { endOfHold, resume } from './hold.ts'
import type { RequestId } from './tables.ts'

const DAY = 86_400_000
const BATCH = 500

/** Whether a wait for the reporter that began at `since` has lasted long enough at `now`. */
export function waitedEnough(since: Date, now: Date, { days }: Pick<AnswerWithin, 'days'>): boolean {
  return now.getTime() - since.getTime() >= days * DAY
}

/**
 * Ends the wait of what waited for its reporter as long as its service says, by the service's rule: the work goes on
 * with the time that was left when the question was asked, goes back to the team, or the request is closed. May run
 * twice, and beside an answer that comes at the same moment.
 *
 * @returns of how many the wait was ended.
 */
export async function resumeUnanswered(city: City, now = new Date()): Promise<number> {
  let ended = 0
  const problems: unknown[] = []
  for (const { id, language } of await waitingTooLong(city, now)) {
    try {
      const done = await perform(
        city.db,
        PROGRAM,
        (act) => endOneWait(act, id, language, city.catalog()),
        now,
      )
      if (done) ended += 1
    } catch (problem) {
      // One that cannot go on (a calendar that ends) must not keep the others waiting.
      problems.push(problem)
    }
  }
  if (problems.length > 0)
    throw new AggregateError(problems, `${problems.length} could not be taken up again`)
  return ended
}

/** Services that wait equally long are asked for together, each time the longest waits first. */
async function waitingTooLong(city: City, now: Date): Promise<{ id: RequestId; language: string }[]> {
  const byDays = Map.groupBy(city.catalog().services, (service) => answerWithin(service).days)
  const waiting: { id: RequestId; language: string }[] = []
  for (const [days, services] of byDays) {
    const found = await city.db
      .selectFrom('service_request')
      .select(['id', 'language'])
      .where('status', '=', 'on_hold')
      .where('waits_on', '=', 'customer')
      .where('on_hold_since', '<=', new Date(now.getTime() - days * DAY))
      .where(({ eb, val }) => eb('service_id', '=', eb.fn.any(val(services.map(({ id }) => id)))))
      .orderBy('on_hold_since')
      .orderBy('id')
      .limit(BATCH)
      .execute()
    waiting.push(...found)
  }
  return waiting
}

async function endOneWait(act: Act, id: RequestId, language: string, catalog: Catalog): Promise<boolean> {
  const request = await lockRequest(act, id)
  // Meanwhile the answer may have come, and another question been asked.
  if (request.status !== 'on_hold' || request.waits_on !== 'customer' || !request.on_hold_since) return false
  const rule = answerWithin(serviceById(catalog, request.service_id))
  if (!waitedEnough(request.on_hold_since, act.now, rule)) return false
  await RULES[rule.after](act, request, { ...rule, language })
  return true
}

type Silence = AnswerWithin & { readonly language: string }

const RULES: Readonly<
  Record<AnswerWithin['after'], (act: Act, request: LockedRequest, silence: Silence) => Promise<void>>
> = {
  go_on: (act, request) => resume(act, request, { noAnswer: true }),
  back_to_team: async (act, request) => {
    const set = { ...(await endOfHold(act, request)), status: 'open' as const, assignee_id: null }
    const facts = { noAnswer: true, toTeam: true }
    await applyChange(act, request, { set, kind: 'resumed', public: true, facts })
  },
  close: async (act, request, { days, language }) => {
    // The city's words to one reader, in their language: nobody at the desk wrote them.
    const note = translator(language)('agreements.closed_unanswered', { count: days })
    const ending = { resolution: 'no_action_needed', note } as const
    await end(act, request, { ...ending, facts: { noAnswer: true } })
    await carryClosing(act, request, ending)
  },
}
