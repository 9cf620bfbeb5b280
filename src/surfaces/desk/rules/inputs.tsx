import { languageOf } from '../../../i18n/index.ts'
import { type Errors, Field, FormGroup, described, TextArea, useFrame } from '../../../web/index.ts'
import { choose, type Choice, toOptions } from '../parts/options.ts'
import type { Typed } from './fields.ts'

export interface Inputs {
  readonly typed: Typed
  readonly errors: Errors
  /** Of the city, the first first. */
  readonly languages: readonly string[]
}

interface Named {
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
}

/** One text in every language of the city. */
export function Texts({
  typed,
  errors,
  languages,
  name,
  label,
  hint,
  rows = 1,
}: Inputs & Named & { readonly rows?: number }) {
  return (
    <div class="pair">
      {languages.map((language, at) => {
        const shared = {
          name: `${name}.${language}`,
          label: languages.length === 1 ? label : `${label} (${languageOf(language).name})`,
          hint: at === 0 ? hint : undefined,
          errors,
          value: typed[`${name}.${language}`] ?? '',
        }
        return rows > 1 ? (
          <TextArea key={language} rows={rows} {...shared} />
        ) : (
          <Field key={language} autocomplete="off" {...shared} />
        )
      })}
    </div>
  )
}

/** One of a few. */
export function Select({
  typed,
  errors,
  name,
  label,
  hint,
  choices,
}: Omit<Inputs, 'languages'> & Named & { readonly choices: readonly Choice[] }) {
  return (
    <FormGroup name={name} label={label} hint={hint} errors={errors}>
      <select
        {...described(name, hint, errors)}
        dangerouslySetInnerHTML={{ __html: choose(toOptions(choices), typed[name] ?? '') }}
      />
    </FormGroup>
  )
}

/** One line, found by its code; what it may be is offered from a list of the page. */
export function Line({
  typed,
  errors,
  name,
  label,
  hint,
  list,
  narrow = false,
}: Omit<Inputs, 'languages'> & Named & { readonly list?: string; readonly narrow?: boolean }) {
  return (
    <FormGroup name={name} label={label} hint={hint} errors={errors}>
      <input
        {...described(name, hint, errors)}
        class={`usa-input input-${narrow ? 'narrow' : 'full'}${errors[name] ? ' usa-input--error' : ''}`}
        type="text"
        value={typed[name] ?? ''}
        autocomplete="off"
        list={list}
      />
    </FormGroup>
  )
}

export function Tick({ typed, name, label, hint }: Omit<Inputs, 'languages' | 'errors'> & Named) {
  return (
    <div class="tick">
      <input
        type="checkbox"
        id={`f-${name}`}
        name={name}
        value="yes"
        checked={typed[name] !== undefined && typed[name] !== ''}
      />
      <label for={`f-${name}`}>
        {label}
        {hint && <span class="tick-hint">{hint}</span>}
      </label>
    </div>
  )
}

/** Says where a row of a list stands, and takes it out. */
export function RowPlace({ name, at, typed }: { name: string; at: number; typed: Typed }) {
  const { t } = useFrame()
  return (
    <div class="pair">
      <Line
        typed={{ [`${name}.at`]: String(at + 1) }}
        errors={{}}
        name={`${name}.at`}
        label={t('rules.place')}
        narrow
      />
      <Tick typed={typed} name={`${name}.gone`} label={t('rules.gone')} />
    </div>
  )
}

/** A text of the form as its reader reads it: in their language, else in the city's first. */
export function useTyped({ typed, languages }: Pick<Inputs, 'typed' | 'languages'>) {
  const { locale } = useFrame()
  return (name: string): string =>
    typed[`${name}.${locale}`] || (typed[`${name}.${languages[0] ?? 'en'}`] ?? '')
}

/** How many rows of a list there are. */
export function rowCount(typed: Typed, name: string): number {
  const found = Object.keys(typed).flatMap((key) =>
    key.startsWith(`${name}.`) ? Number(key.split('.')[name.split('.').length]) : [],
  )
  return found.length === 0 ? 0 : Math.max(...found) + 1
}

/** What a piece is called; its code only while it is new, since everything else names it by that. */
export function NameFields({ isNew, ...inputs }: Inputs & { readonly isNew: boolean }) {
  const { t } = useFrame()
  return (
    <>
      {isNew && (
        <Line
          {...inputs}
          name="code"
          label={t('rules.field.code')}
          hint={t('rules.group_code_hint')}
          narrow
        />
      )}
      <Texts {...inputs} name="name" label={t('rules.field.name')} />
    </>
  )
}
