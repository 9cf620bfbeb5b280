import type { SaidOfAnswer } from '../../../modules/surveys/index.ts'
import { Bdi, useFrame } from '../../../web/index.ts'
import { SaidTable } from './said-table.tsx'

interface WordsProps {
  readonly said: readonly SaidOfAnswer[]
  /** An answer's title by its code. */
  readonly nameOf: (code: string) => string
}

/** What they wrote whose question was answered at once. */
export function QuestionWords({ said, nameOf }: WordsProps) {
  const { t } = useFrame()
  return (
    <SaidTable
      id="question-words"
      about={t('surveys.desk.by.question')}
      satisfaction={t('surveys.question.satisfaction')}
      said={said.map((one) => ({ ...one, key: String(one.id), about: <Bdi>{nameOf(one.answerCode)}</Bdi> }))}
    />
  )
}
