import { TextArea, useFrame } from '../../../web/index.ts'
import { type Inputs, Line, RowPlace, rowCount, Texts } from './inputs.tsx'

type List = 'dangers' | 'answers'

/** Dangers, or ready answers: the first that fits is told. */
export function TextsForm({ list, ...inputs }: Inputs & { readonly list: List }) {
  const { t } = useFrame()
  const count = rowCount(inputs.typed, 'entries')
  return (
    <>
      <p class="soft">{t(`rule_parts.${list}_intro`)}</p>
      {Array.from({ length: count + 1 }, (_, at) => (
        <Entry key={at} {...inputs} list={list} at={at} isNew={at === count} />
      ))}
    </>
  )
}

interface EntryProps extends Inputs {
  readonly list: List
  readonly at: number
  readonly isNew: boolean
}

function Entry({ list, at, isNew, ...inputs }: EntryProps) {
  const { t } = useFrame()
  const name = `entries.${at}`
  const code = inputs.typed[`${name}.code`] ?? ''
  const wrong = Object.keys(inputs.errors).some((key) => key.startsWith(`${name}.`))
  const phrases = (part: 'words' | 'except') => (
    <TextArea
      name={`${name}.${part}`}
      label={t(`rule_parts.${part}`)}
      hint={t(`rule_parts.${part}_hint`)}
      errors={inputs.errors}
      optional={part === 'except'}
      rows={4}
      value={inputs.typed[`${name}.${part}`] ?? ''}
    />
  )
  return (
    <details class="question" open={wrong}>
      <summary>{isNew ? t('rule_parts.new_entry') : code}</summary>
      <Line
        {...inputs}
        name={`${name}.code`}
        label={t('rules.field.code')}
        hint={t('rules.group_code_hint')}
        narrow
      />
      {phrases('words')}
      {list === 'dangers' ? (
        <>
          {phrases('except')}
          <Texts {...inputs} name={`${name}.say`} label={t('rule_parts.say')} rows={2} />
          <Line
            {...inputs}
            name={`${name}.number`}
            label={t('rule_parts.number')}
            hint={t('rule_parts.number_hint')}
            narrow
          />
        </>
      ) : (
        <>
          <Texts {...inputs} name={`${name}.title`} label={t('rule_parts.title')} />
          <Texts {...inputs} name={`${name}.text`} label={t('rule_parts.text')} rows={3} />
          <Line
            {...inputs}
            name={`${name}.url`}
            label={t('rule_parts.url')}
            hint={t('rule_parts.url_hint')}
          />
        </>
      )}
      {!isNew && <RowPlace name={name} at={at} typed={inputs.typed} />}
    </details>
  )
}
