/** "How was it?": one page behind the private link, for each closing once; whoever is unhappy is asked what to do. */
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { perform } from '../../../kernel/act.ts'
import { PERSON } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { answerSurvey, findAnswer, gradeIn, isUnhappy, mustBeOpen } from '../../../modules/surveys/index.ts'
import { type Errors, page, refusalWords, statusOf } from '../../../web/index.ts'
import { one } from '../input.ts'
import { openAsReporter } from './deeds.ts'
import type { Opened } from './open-request.ts'
import { SurveyForm, SurveyShut, SurveyThanks, type Typed } from './survey-page.tsx'

const limited = { rateLimit: { max: 30, timeWindow: '1 minute' } }

export const surveyPages: FastifyPluginAsync = async (app) => {
  app.get('/requests/:number/survey', async (request, reply) => {
    const opened = await openAsReporter(request)
    const catalog = request.city.catalog()
    const answer = await findAnswer(request.city.db, opened.thread)
    if (answer) return show(reply, <SurveyThanks {...{ opened, answer, unhappy: isUnhappy(answer) }} />)
    const shut = whyShut(request, opened)
    if (shut) return show(reply, <SurveyShut opened={opened} words={shut} />)
    return show(reply, <SurveyForm opened={opened} catalog={catalog} typed={NOTHING} errors={{}} />)
  })

  app.post('/requests/:number/survey', { config: limited }, async (request, reply) => {
    const opened = await openAsReporter(request)
    const { city, body } = request
    const typed = typedOf(body)
    const [satisfaction, effort] = [gradeIn(typed.satisfaction), gradeIn(typed.effort)]
    const again = (errors: Errors, status: number) =>
      show(reply, <SurveyForm {...{ opened, catalog: city.catalog(), typed, errors }} />, status)
    if (!satisfaction || !effort) {
      const needed = request.t('surveys.choose')
      return again(
        { ...(!satisfaction && { satisfaction: needed }), ...(!effort && { effort: needed }) },
        400,
      )
    }
    try {
      const { words, mayContact } = typed
      const answer = { satisfaction, effort, words, mayContact }
      await perform(city.db, PERSON, (act) => answerSurvey(act, opened.thread, answer))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error.kind === 'invalid') return again({ words: refusalWords(request.t, error) }, statusOf(error))
      // A second press of the button finds the answer of the first one.
      if (error.code !== 'survey_answered') throw error
    }
    const { number } = opened.thread.request
    return reply.redirect(`/${request.locale}/requests/${number}/survey?key=${opened.key}`, 303)
  })
}

const NOTHING: Typed = { satisfaction: '', effort: '', words: '', mayContact: false }

const typedOf = (body: unknown): Typed => ({
  satisfaction: one(body, 'satisfaction'),
  effort: one(body, 'effort'),
  words: one(body, 'words'),
  mayContact: one(body, 'may_contact') === 'yes',
})

/** Why nothing can be answered now, in words; undefined when it can. */
function whyShut(request: FastifyRequest, { thread }: Opened): string | undefined {
  try {
    mustBeOpen(thread, new Date())
    return undefined
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return refusalWords(request.t, error)
  }
}

const show = (reply: FastifyReply, content: Parameters<typeof page>[1], status = 200): FastifyReply =>
  page(reply, content, { title: reply.request.t('surveys.title'), hidden: true, status })
