import { isUnhappy, type SaidOfAnswer } from '../../../modules/surveys/index.ts'
import { Bdi, Icon, Time, useFrame } from '../../../web/index.ts'

interface WordsProps {
  readonly said: readonly SaidOfAnswer[]
  /** An answer's title by its code. */
  readonly nameOf: (code: string) => string
}

/** What they wrote whose question was answered at once. */
export function QuestionWords({ said, nameOf }: WordsProps) {
  const { t } = useFrame()
  return (
    <section aria-labelledby="question-words">
      <h2 id="question-words">{t('surveys.desk.words')}</h2>
      <table class="rows">
        <caption class="usa-sr-only">{t('surveys.desk.words')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('messages.when')}</th>
            <th scope="col">{t('surveys.desk.by.question')}</th>
            <th scope="col">{t('surveys.desk.said')}</th>
            <th scope="col">{t('surveys.question.satisfaction')}</th>
          </tr>
        </thead>
        <tbody>
          {said.map((one) => (
            <tr key={one.id}>
              <td>
                <Time at={one.answeredAt} />
              </td>
              <td>
                <Bdi>{nameOf(one.answerCode)}</Bdi>
              </td>
              <td class="c-wrap">
                <Bdi lines>{one.words}</Bdi>
              </td>
              <td>
                {isUnhappy(one) && <Icon name="alert" />} {t(`surveys.satisfaction.${one.satisfaction}`)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
