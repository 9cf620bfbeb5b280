import type { Act } from '../../kernel/act.ts'
import { forgetFollowed } from '../follows/index.ts'
import { forgetPrior } from '../imports/index.ts'
import { forgetModerations } from '../moderation/index.ts'
import {
  forgetDigests,
  forgetLettersAbout,
  forgetLinkLetters,
  forgetTextsTo,
} from '../notifications/index.ts'
import { forgetDeliveries } from '../partners/index.ts'
import {
  type City,
  findReporter,
  partsOf,
  removeRequest,
  type RequestId,
  requestsOfReporter,
} from '../requests/index.ts'
import { forgetSurveyWords } from '../surveys/index.ts'
import { forgetAnswers } from '../webhooks/index.ts'
import { endLink } from './data-link.ts'

/**
 * Removes a request, and the parts that staff split off it: its words, photos and contacts, and what was written about
 * it, wherever this program keeps it. Number, service, areas, status and times stay. Whoever calls has checked the
 * private link. Doing it again does nothing.
 *
 * @param reason of staff who do it for somebody; it stays with the tombstone.
 * @throws {Refusal} as `removeRequest` says.
 */
export async function removeAtWish(
  act: Act,
  city: Pick<City, 'photos'>,
  id: RequestId,
  reason = '',
): Promise<void> {
  await forgetAsked(act, id)
  for (const one of [id, ...(await partsOf(act.tx, id))]) {
    const texted = (await findReporter(act.tx, one))?.textTo
    await removeRequest(act, city, one, reason)
    await forgetModerations(act, one)
    await forgetSurveyWords(act, [one])
    await forgetPrior(act, [one])
    await forgetDeliveries(act, one)
    await forgetAnswers(act, one)
    await forgetDigests(act, await forgetFollowed(act, one))
    await forgetLettersAbout(act, [one])
    await forgetTextsTo(act, texted ? [texted] : [])
  }
}

/** With the last of somebody's requests goes what they asked about all of them. */
async function forgetAsked(act: Act, id: RequestId): Promise<void> {
  const address = (await findReporter(act.tx, id))?.email?.toLowerCase()
  if (address === undefined) return
  const left = await requestsOfReporter(act.tx, address, MOST_PARTS)
  const parts = new Set<string>([id, ...(await partsOf(act.tx, id))])
  if (left.some((one) => !parts.has(one.id))) return
  await endLink(act, address)
  await forgetLinkLetters(act, address)
}

/** Of one request: no page splits off more. */
const MOST_PARTS = 100
