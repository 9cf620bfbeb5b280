import { type Catalog, offered } from '../../../modules/catalog/index.ts'
import { iconNames, TextArea, useFrame } from '../../../web/index.ts'
import { Then } from './then-part.tsx'
import { AgreementTerms, AnswerWithinFields } from './agreement-form.tsx'
import { type Inputs, Line, RowPlace, rowCount, Select, Texts, Tick } from './inputs.tsx'

const TYPES = [
  'string',
  'text',
  'number',
  'date',
  'datetime',
  'singlevaluelist',
  'multivaluelist',
  'notice',
] as const
const NONE = { value: '', name: '–' }

interface ServiceProps extends Inputs {
  readonly catalog: Catalog
  readonly areas: readonly { readonly key: string; readonly name: string }[]
  readonly isNew: boolean
}

/** All of a service on one page: what it is called, who does it, what it asks, what it promises. */
export function ServiceForm({ catalog, areas, isNew, ...inputs }: ServiceProps) {
  const { t, text } = useFrame()
  const named = (
    list: readonly { code: string; name: Readonly<Record<string, string>>; retired?: boolean }[],
  ) => list.filter(({ retired }) => !retired).map(({ code, name }) => ({ value: code, name: text(name) }))
  return (
    <>
      {isNew && (
        <Line {...inputs} name="code" label={t('rules.field.code')} hint={t('rules.code_hint')} narrow />
      )}
      <Texts {...inputs} name="name" label={t('rules.field.name')} />
      <Texts {...inputs} name="description" label={t('rules.field.description')} rows={2} />
      <Texts {...inputs} name="keywords" label={t('rules.field.keywords')} hint={t('rules.keywords_hint')} />
      <div class="pair">
        <Select {...inputs} name="group" label={t('rules.field.group')} choices={named(catalog.groups)} />
        <Select {...inputs} name="agency" label={t('rules.field.agency')} choices={named(catalog.agencies)} />
        <Select
          {...inputs}
          name="icon"
          label={t('rules.field.icon')}
          choices={[NONE, ...iconNames().map((icon) => ({ value: icon, name: icon }))]}
        />
      </div>
      <div class="pair">
        {(
          [
            ['visibility', ['public', 'private']],
            ['location', ['required', 'optional']],
            ['photo', ['optional', 'none']],
            ['moderation', ['none', 'after', 'before']],
            ['delivery', ['realtime', 'batch', 'blackbox']],
          ] as const
        ).map(([name, values]) => (
          <Select
            key={name}
            {...inputs}
            name={name}
            label={t(`rules.field.${name}`)}
            choices={values.map((value) => ({
              value: value === values[0] ? '' : value,
              name: t(`rules.value.${value}`),
            }))}
          />
        ))}
      </div>
      <Tick
        {...inputs}
        name="proof_photo"
        label={t('rules.field.proof_photo')}
        hint={t('closing.proof_hint')}
      />
      <Tick {...inputs} name="retired" label={t('rules.field.retired')} hint={t('rules.retired_hint')} />
      <Texts
        {...inputs}
        name="notice"
        label={t('rules.field.notice')}
        hint={t('rules.notice_hint')}
        rows={2}
      />
      <Texts
        {...inputs}
        name="script"
        label={t('rules.field.script')}
        hint={t('rules.script_hint')}
        rows={2}
      />
      <h2>{t('rules.field.promise')}</h2>
      <div class="pair">
        <Select
          {...inputs}
          name="promise.calendar"
          label={t('rules.field.calendar')}
          choices={[{ value: '', name: t('rules.no_promise') }, ...named(catalog.calendars)]}
        />
        <Line {...inputs} name="promise.target" label={t('rules.target')} narrow />
        <Select
          {...inputs}
          name="promise.unit"
          label={t('rules.unit')}
          choices={(['working_days', 'open_minutes'] as const).map((unit) => ({
            value: unit,
            name: t(`rules.field.${unit}`),
          }))}
        />
      </div>
      <Exceptions {...inputs} />
      <AgreementTerms {...inputs} calendars={named(catalog.calendars)} />
      <AnswerWithinFields {...inputs} />
      <h2>{t('rules.field.questions')}</h2>
      <Questions {...inputs} />
      <datalist id="services">
        {offered(catalog).map(({ code, name }) => (
          <option key={code} value={code}>
            {text(name)}
          </option>
        ))}
      </datalist>
      <datalist id="areas">
        {areas.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </datalist>
    </>
  )
}

/** Those there are, and an empty one to fill. */
function Exceptions(inputs: Inputs) {
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

function Questions(inputs: Inputs) {
  const { t } = useFrame()
  const count = rowCount(inputs.typed, 'questions')
  return (
    <>
      {Array.from({ length: count + 1 }, (_, at) => {
        const name = `questions.${at}`
        const [language = 'en'] = inputs.languages
        const words = inputs.typed[`${name}.question.${language}`] ?? ''
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
                choices={TYPES.map((type) => ({ value: type, name: t(`rules.type.${type}`) }))}
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
