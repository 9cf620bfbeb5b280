/** Where the link of an earlier question leads: what became of it, and the one that is asked now. */
import type { AskedQuestion, PublicActivity } from '../../../modules/requests/index.ts'
import { Bdi, Icon, useFrame } from '../../../web/index.ts'
import type { Opened } from './open-request.ts'

interface OverProps {
  readonly opened: Opened
  readonly question: AskedQuestion
  /** Words to it were just sent. */
  readonly added: boolean
}

/** The answer form of the newest question, on the page of the reporter's own request. */
const answerPath = (number: string, key: string, question: number): string =>
  `/requests/${number}?key=${key}&question=${question}#answer`

export function QuestionOver({ opened: { thread, key }, question, added }: OverProps) {
  const { t, path } = useFrame()
  const { number, status } = thread.request
  const { line, state, newer } = question
  const own = path(`/requests/${number}?key=${key}`)
  return (
    <div class="narrow page question-over">
      <p class="request-number">{t('resident.request.number', { number })}</p>
      <h1>{t(newer ? 'question.newer' : `question.${state === 'open' ? 'gone_on' : state}`)}</h1>
      {added && (
        <p class="notice" role="status">
          {t('question.kept')}
        </p>
      )}
      {newer ? (
        <>
          <p class="lead">{t('question.newer_text')}</p>
          <AskedWords line={newer} />
          <p class="button-row">
            <a class="usa-button" href={path(answerPath(number, key, newer.id))}>
              <Icon name="speech" /> {t('question.answer_newer')}
            </a>
            <a class="back" href={own}>
              {t('question.to_request')}
            </a>
          </p>
          <Earlier line={line} lead="question.earlier" />
        </>
      ) : (
        <>
          <Earlier line={line} lead="question.asked_on" />
          <p>{t(status === 'closed' ? 'question.closed_text' : 'question.over_text')}</p>
          <p class="button-row">
            <a class="usa-button" href={own}>
              {t('question.to_request')}
            </a>
          </p>
        </>
      )}
    </div>
  )
}

interface EarlierProps {
  readonly line: PublicActivity
  readonly lead: 'question.earlier' | 'question.asked_on'
}

function Earlier({ line, lead }: EarlierProps) {
  const { t, format, now } = useFrame()
  return (
    <div class="soft">
      <p>{t(lead, { day: format.day(line.happenedAt, now) })}</p>
      <AskedWords line={line} />
    </div>
  )
}

/** A question in the city's words. */
export function AskedWords({ line }: { line: PublicActivity }) {
  return (
    <blockquote class="asked-words">
      <Bdi lines>{line.body}</Bdi>
    </blockquote>
  )
}
