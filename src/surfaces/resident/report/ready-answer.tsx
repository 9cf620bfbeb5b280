/** The answer the city has ready, before anybody writes a request for it. */
import type { ReadyAnswer as Answer } from '../../../modules/catalog/index.ts'
import { Icon, useFrame } from '../../../web/index.ts'

export function ReadyAnswer({ answer }: { answer: Answer | undefined }) {
  const { t, text, path } = useFrame()
  if (!answer) return null
  const href = answer.url?.startsWith('/') ? path(answer.url) : answer.url
  return (
    <section class="answer-ready" aria-labelledby="answer-ready">
      <h2 id="answer-ready">{t('suggestions.answer')}</h2>
      <p>
        {href ? (
          <a href={href}>
            <b>{text(answer.title)}</b> <Icon name="forward" class="icon-turns" />
          </a>
        ) : (
          <b>{text(answer.title)}</b>
        )}
      </p>
      {answer.text && <p>{text(answer.text)}</p>}
      <p>
        <a href={`${path('/answers/survey')}?answer=${answer.code}`}>{t('surveys.question.link')}</a>
      </p>
    </section>
  )
}
