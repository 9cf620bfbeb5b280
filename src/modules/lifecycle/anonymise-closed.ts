import { perform } from '../../kernel/act.ts'
import { PROGRAM } from '../../kernel/actor.ts'
import { forgetPrior } from '../imports/index.ts'
import { forgetLettersAbout } from '../notifications/index.ts'
import { anonymiseRequests, type City } from '../requests/index.ts'
import { forgetQuestionWords, forgetSurveyWords } from '../surveys/index.ts'

const DAY = 86_400_000
/** Requests of one transaction: others wait for none of them longer than a second. */
const CHUNK = 200

/**
 * Anonymises what was closed longer ago than the city says (`privacy.anonymise_after_days`); nothing where it says
 * nothing. Chunk by chunk, each whole or not at all: stopped in between, the next run goes on; run twice, it does
 * nothing the second time. Followers asked to be told and stay.
 *
 * @returns how many were anonymised.
 */
export async function anonymiseClosed(
  { db, catalog }: Pick<City, 'db' | 'catalog'>,
  now = new Date(),
): Promise<number> {
  const days = catalog().jurisdiction.privacy?.anonymiseAfterDays
  if (days === undefined) return 0
  const closedBefore = new Date(now.getTime() - days * DAY)
  await perform(db, PROGRAM, (act) => forgetQuestionWords(act, closedBefore), now)
  let done = 0
  for (let last = CHUNK; last === CHUNK; done += last) {
    last = await perform(
      db,
      PROGRAM,
      async (act) => {
        const ids = await anonymiseRequests(act, catalog(), { closedBefore, most: CHUNK })
        if (ids.length === 0) return 0
        await forgetLettersAbout(act, ids)
        await forgetPrior(act, ids)
        await forgetSurveyWords(act, ids)
        return ids.length
      },
      now,
    )
  }
  return done
}
