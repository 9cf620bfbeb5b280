/** "Did this answer help?": how it was for somebody whose question the city answered at once. Nobody is asked who they are. */
import { isUuid } from '../../../kernel/uuid.ts'
import { randomUUID } from 'node:crypto'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { perform } from '../../../kernel/act.ts'
import { PERSON } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { ReadyAnswer } from '../../../modules/catalog/index.ts'
import { answerQuestionSurvey, gradeIn } from '../../../modules/surveys/index.ts'
import {
  type Errors,
  ErrorSummary,
  Icon,
  page,
  refusalWords,
  statusOf,
  useFrame,
} from '../../../web/index.ts'
import { one } from '../input.ts'
import { Grades } from '../request/survey-page.tsx'

const limited = { rateLimit: { max: 10, timeWindow: '1 minute' } }

export const answerSurveyPages: FastifyPluginAsync = async (app) => {
  app.get('/answers/survey', async (request, reply) => {
    const answer = answerOf(request)
    if (one(request.query, 'done') !== '') return send(reply, <Thanks />)
    return send(reply, <SurveyPage answer={answer} form={randomUUID()} typed={NOTHING} errors={{}} />)
  })

  app.post('/answers/survey', { config: limited }, async (request, reply) => {
    const { city, locale, body, t } = request
    const answer = answerOf(request)
    const typed = {
      satisfaction: one(body, 'satisfaction'),
      effort: one(body, 'effort'),
      words: one(body, 'words'),
    }
    const form = isUuid(one(body, 'form')) ? one(body, 'form') : randomUUID()
    const again = (errors: Errors, status: number) =>
      send(reply, <SurveyPage {...{ answer, form, typed, errors }} />, status)
    const [satisfaction, effort] = [gradeIn(typed.satisfaction), gradeIn(typed.effort)]
    if (!satisfaction || !effort) {
      const needed = t('surveys.choose')
      return again(
        { ...(!satisfaction && { satisfaction: needed }), ...(!effort && { effort: needed }) },
        400,
      )
    }
    try {
      const said = { id: form, answerCode: answer.code, locale, satisfaction, effort, words: typed.words }
      await perform(city.db, PERSON, (act) => answerQuestionSurvey(act, said))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return again({ words: refusalWords(t, error) }, statusOf(error))
    }
    return reply.redirect(`/${locale}/answers/survey?answer=${encodeURIComponent(answer.code)}&done=1`, 303)
  })
}

const NOTHING = { satisfaction: '', effort: '', words: '' }

/** @throws {Refusal} `no_such_page` for an answer the city does not give, or no longer. */
function answerOf({ city, query, body }: FastifyRequest): ReadyAnswer {
  const code = one(query, 'answer') || one(body, 'answer')
  const answer = city.catalog().jurisdiction.answers?.find((ready) => ready.code === code)
  if (!answer) throw new Refusal('not_found', 'no_such_page', 'There is no such page.')
  return answer
}

const send = (reply: FastifyReply, content: Parameters<typeof page>[1], status = 200): FastifyReply =>
  page(reply, content, { title: reply.request.t('surveys.question.title'), hidden: true, status })

interface SurveyProps {
  readonly answer: ReadyAnswer
  readonly form: string
  readonly typed: typeof NOTHING
  readonly errors: Errors
}

function SurveyPage({ answer, form, typed, errors }: SurveyProps) {
  const { t, text, path } = useFrame()
  return (
    <div class="narrow page">
      <ErrorSummary errors={errors} />
      <h1>{t('surveys.question.title')}</h1>
      <p class="lead">{t('surveys.question.about', { answer: text(answer.title) })}</p>
      <form method="post" action={path('/answers/survey')}>
        <input type="hidden" name="answer" value={answer.code} />
        <input type="hidden" name="form" value={form} />
        <Grades typed={typed} errors={errors} about="question" />
        <button class="usa-button">{t('surveys.send')}</button>
      </form>
      <p class="later">
        <a href={path('/report')}>{t('surveys.question.report')}</a>
      </p>
    </div>
  )
}

function Thanks() {
  const { t, path } = useFrame()
  return (
    <div class="narrow page">
      <h1>
        <Icon name="check" /> {t('surveys.thanks')}
      </h1>
      <p class="lead">{t('surveys.we_read')}</p>
      <p class="later">
        <a href={path('/report')}>{t('surveys.question.report')}</a>
      </p>
    </div>
  )
}
