/** What residents say of closed requests: figures with how sure they are, and their words to who may read them. */
import type { FastifyInstance } from 'fastify'
import { allow, may } from '../../../kernel/actor.ts'
import {
  type By,
  questionResults,
  questionWords,
  surveyResults,
  surveyTotal,
  surveyWords,
} from '../../../modules/surveys/index.ts'
import { page } from '../../../web/index.ts'
import { oneOf, queryOf, text } from '../form.ts'
import { meOf } from '../session.ts'
import { BYS, PERIODS, SurveysPage } from './surveys-page.tsx'

const DAY = 86_400_000
const MOST_WORDS = 50

export function surveyPages(app: FastifyInstance): void {
  app.get('/desk/surveys', async (request, reply) => {
    const me = meOf(request)
    allow(me.actor, 'see_reports')
    const { city } = request
    const asked = queryOf(request)
    const by = oneOf(BYS, text(asked, 'by')) ?? 'service'
    const days = oneOf(PERIODS, text(asked, 'days')) ?? '90'
    const since = new Date(Date.now() - Number(days) * DAY)
    const found =
      by === 'question'
        ? { ...(await questionResults(city.db, since)), words: undefined }
        : await closingsBy(by)
    const said = by === 'question' ? await questionWords(city.db, me.actor, MOST_WORDS) : []
    const shown = { me, by, days, ...found, said, catalog: city.catalog(), places: city.places() }
    return page(reply, <SurveysPage {...shown} />, {
      title: request.t('surveys.desk.title'),
      face: 'desk',
      hidden: true,
    })

    async function closingsBy(one: By) {
      const [total, results, words] = await Promise.all([
        surveyTotal(city.db, since),
        surveyResults(city.db, one, since),
        may(me.actor, 'see_contact_data') ? surveyWords(city.db, me.actor, MOST_WORDS) : undefined,
      ])
      return { total, results, words }
    }
  })
}
