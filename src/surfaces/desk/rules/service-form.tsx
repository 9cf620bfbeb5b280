import { type Catalog, offered } from '../../../modules/catalog/index.ts'
import { iconNames, useFrame } from '../../../web/index.ts'
import { Exceptions, Questions } from './service-rows.tsx'
import { AgreementTerms, AnswerWithinFields } from './agreement-form.tsx'
import { type FormPart, FormParts } from './form-parts.tsx'
import { type Inputs, Line, rowCount, Select, Texts, Tick, useTyped } from './inputs.tsx'

const NONE = { value: '', name: '–' }

interface ServiceProps extends Inputs {
  readonly catalog: Catalog
  readonly areas: readonly { readonly key: string; readonly name: string }[]
  readonly isNew: boolean
}

/** All of a service on one page: what it is called, who does it, what it asks, what it promises. */
export function ServiceForm({ catalog, areas, isNew, ...inputs }: ServiceProps) {
  const { t, text } = useFrame()
  const nameOf = (list: Named, code: string | undefined) => {
    const found = list.find((one) => one.code === code)
    return found ? text(found.name) : ''
  }
  const promised = (typed: Inputs['typed']) =>
    typed['promise.calendar']
      ? `${t(`rules.field.${typed['promise.unit'] === 'open_minutes' ? 'open_minutes' : 'working_days'}`)}: ${typed['promise.target'] ?? ''}`
      : t('rules.no_promise')
  const parts: FormPart[] = [
    {
      name: 'words',
      title: t('parts.words'),
      said: useTyped(inputs)('name'),
      fields: ['code', 'name', 'description', 'keywords', 'notice', 'script'],
      open: true,
      children: <Words {...inputs} isNew={isNew} />,
    },
    {
      name: 'how',
      title: t('parts.how'),
      said: [nameOf(catalog.groups, inputs.typed.group), nameOf(catalog.agencies, inputs.typed.agency)]
        .filter(Boolean)
        .join(' · '),
      fields: HOW,
      open: isNew,
      children: <How {...inputs} catalog={catalog} />,
    },
    {
      name: 'promise',
      title: t('rules.field.promise'),
      said: promised(inputs.typed),
      fields: ['promise', 'answer_within'],
      children: <PromiseFields {...inputs} catalog={catalog} />,
    },
    {
      name: 'questions',
      title: t('rules.field.questions'),
      said: t('parts.questions', { count: rowCount(inputs.typed, 'questions') }),
      fields: ['questions'],
      children: <Questions {...inputs} />,
    },
  ]
  return (
    <>
      <FormParts parts={parts} errors={inputs.errors} />
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

type Named = readonly { code: string; name: Readonly<Record<string, string>>; retired?: boolean }[]

/** Those that are not retired, by their names. */
function useChoices() {
  const { text } = useFrame()
  return (list: Named) =>
    list.filter(({ retired }) => !retired).map(({ code, name }) => ({ value: code, name: text(name) }))
}

const HOW = [
  'group',
  'agency',
  'icon',
  'visibility',
  'location',
  'photo',
  'moderation',
  'delivery',
  'proof_photo',
  'retired',
]

function Words({ isNew, ...inputs }: Inputs & { readonly isNew: boolean }) {
  const { t } = useFrame()
  return (
    <>
      {isNew && (
        <Line {...inputs} name="code" label={t('rules.field.code')} hint={t('rules.code_hint')} narrow />
      )}
      <Texts {...inputs} name="name" label={t('rules.field.name')} />
      <Texts {...inputs} name="description" label={t('rules.field.description')} rows={2} />
      <Texts {...inputs} name="keywords" label={t('rules.field.keywords')} hint={t('rules.keywords_hint')} />
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
    </>
  )
}

function How({ catalog, ...inputs }: Inputs & { readonly catalog: Catalog }) {
  const { t } = useFrame()
  const named = useChoices()
  return (
    <>
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
    </>
  )
}

function PromiseFields({ catalog, ...inputs }: Inputs & { readonly catalog: Catalog }) {
  const { t } = useFrame()
  const named = useChoices()
  return (
    <>
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
    </>
  )
}
