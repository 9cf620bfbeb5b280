/** The rows of a service's form: its questions, and the exceptions from its promise. */
import { QUESTION_TYPES } from '../../../modules/catalog/index.ts'
import { TextArea, useFrame } from '../../../web/index.ts'
import { type Inputs, Line, RowPlace, rowCount, Select, Texts, Tick, useTyped } from './inputs.tsx'
import { Then } from './then-part.tsx'

/** Those there are, and an empty one to fill. */
export function Exceptions(inputs: Inputs) {
  const { t } = useFrame()
  const count = rowCount(inputs.typed, 'promise.except')
  return (
    <>
      {Array.from({ length: count + 1 }, (_, at) => {
        const name = `promise.except.${at}`
        return (
          <details key={at} open={at < count}>
            <summary>
              {at < count ? t('rules.exception', { number: at + 1 }) : t('rules.new_exception')}
            </summary>
            <div class="pair">
              <Line {...inputs} name={`${name}.area`} label={t('rules.field.area')} list="areas" />
              <Line {...inputs} name={`${name}.question`} label={t('rules.field.question')} narrow />
              <Line {...inputs} name={`${name}.is`} label={t('rules.field.is')} />
              <Line {...inputs} name={`${name}.target`} label={t('rules.target')} narrow />
            </div>
            <Texts {...inputs} name={`${name}.why`} label={t('rules.field.why')} />
            {at < count && <RowPlace name={name} at={at} typed={inputs.typed} />}
          </details>
        )
      })}
    </>
  )
}

export function Questions(inputs: Inputs) {
  const { t } = useFrame()
  const read = useTyped(inputs)
  const count = rowCount(inputs.typed, 'questions')
  return (
    <>
      {Array.from({ length: count + 1 }, (_, at) => {
        const name = `questions.${at}`
        const words = read(`${name}.question`)
        return (
          <details
            key={at}
            class="question"
            open={Object.keys(inputs.errors).some((key) => key.startsWith(`${name}.`))}
          >
            <summary>
              {at < count ? `${inputs.typed[`${name}.code`] ?? ''} ${words}` : t('rules.new_question')}
            </summary>
            <div class="pair">
              <Line
                {...inputs}
                name={`${name}.code`}
                label={t('rules.field.code')}
                hint={t('rules.code_hint')}
                narrow
              />
              <Select
                {...inputs}
                name={`${name}.type`}
                label={t('rules.field.type')}
                choices={QUESTION_TYPES.map((type) => ({ value: type, name: t(`rules.type.${type}`) }))}
              />
            </div>
            <Texts {...inputs} name={`${name}.question`} label={t('rules.field.question')} />
            <Texts {...inputs} name={`${name}.hint`} label={t('rules.field.hint')} />
            <Values {...inputs} name={`${name}.values`} />
            <Then {...inputs} name={`${name}.then`} />
            <Tick {...inputs} name={`${name}.required`} label={t('rules.field.required')} />
            <Tick {...inputs} name={`${name}.private`} label={t('rules.field.private')} />
            {at < count && <RowPlace name={name} at={at} typed={inputs.typed} />}
          </details>
        )
      })}
    </>
  )
}

function Values({ name, ...inputs }: Inputs & { readonly name: string }) {
  const { t } = useFrame()
  const hint = t('rules.values_hint', { languages: ['key', ...inputs.languages].join(' | ') })
  return (
    <TextArea
      name={name}
      label={t('rules.field.values')}
      hint={hint}
      errors={inputs.errors}
      optional
      rows={4}
      value={inputs.typed[name] ?? ''}
    />
  )
}
