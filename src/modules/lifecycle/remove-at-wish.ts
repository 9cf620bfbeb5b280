import type { Act } from '../../kernel/act.ts'
import { forgetFollowed } from '../follows/index.ts'
import { forgetPrior } from '../imports/index.ts'
import { forgetModerations } from '../moderation/index.ts'
import { forgetDigests, forgetLettersAbout, forgetTextsTo } from '../notifications/index.ts'
import { forgetDeliveries } from '../partners/index.ts'
import { type City, findReporter, partsOf, removeRequest, type RequestId } from '../requests/index.ts'
import { forgetSurveyWords } from '../surveys/index.ts'
import { forgetAnswers } from '../webhooks/index.ts'

/**
 * Removes a request, and the parts that staff split off it: its words, photos and contacts, and what was written about
 * it, wherever this program keeps it. Number, service, areas, status and times stay. Whoever calls has checked the
 * private link. Doing it again does nothing.
 *
 * @throws {Refusal} as `removeRequest` says.
 */
export async function removeAtWish(act: Act, city: Pick<City, 'photos'>, id: RequestId): Promise<void> {
  for (const one of [id, ...(await partsOf(act.tx, id))]) {
    const texted = (await findReporter(act.tx, one))?.textTo
    await removeRequest(act, city, one)
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
