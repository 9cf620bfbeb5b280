import type { ComponentChildren } from 'preact'
import { useFrame } from '../frame.ts'
import type { Errors } from './error-summary.tsx'
import { WrongWords } from './errors-in.tsx'

interface Shell {
  readonly name: string
  readonly label: string
  /** One sentence under the label: why it is asked, or an example. */
  readonly hint?: string | undefined
  readonly errors?: Errors | undefined
  /** Says "optional" beside the label: what is not said is needed. */
  readonly optional?: boolean | undefined
}

export type FieldProps = Shell & {
  readonly value?: string | undefined
  readonly type?: 'text' | 'email' | 'tel' | 'number' | 'date' | 'datetime-local' | 'search' | 'password'
  readonly autocomplete?: string
  readonly inputmode?: 'numeric' | 'decimal' | 'email' | 'tel'
  readonly maxlength?: number
  readonly step?: string
  /** `narrow` for numbers and dates. */
  readonly width?: 'narrow' | 'full'
}

/** One line of text with everything around it: label, hint, what is wrong. */
export function Field({ name, label, hint, errors, optional, width = 'full', ...input }: FieldProps) {
  return (
    <FormGroup name={name} label={label} hint={hint} errors={errors} optional={optional}>
      <input
        {...described(name, hint, errors)}
        class={`usa-input input-${width}${errors?.[name] ? ' usa-input--error' : ''}`}
        // The element's type is a union by `type`; which of them it is, only the caller knows.
        {...({ type: 'text', ...input } as { type: 'text' })}
      />
    </FormGroup>
  )
}

export function TextArea({
  name,
  label,
  hint,
  errors,
  optional,
  value,
  rows = 5,
  ...area
}: Shell & { readonly value?: string | undefined; readonly rows?: number; readonly maxlength?: number }) {
  return (
    <FormGroup name={name} label={label} hint={hint} errors={errors} optional={optional}>
      <textarea
        {...described(name, hint, errors)}
        class={`usa-textarea${errors?.[name] ? ' usa-input--error' : ''}`}
        rows={rows}
        {...area}
      >
        {value}
      </textarea>
    </FormGroup>
  )
}

/** For whatever control: what a screen reader needs to say with it. */
export function described(name: string, hint?: string, errors?: Errors) {
  const ids = [hint && `h-${name}`, errors?.[name] && `e-${name}`].filter(Boolean)
  return {
    id: `f-${name}`,
    name,
    ...(ids.length > 0 && { 'aria-describedby': ids.join(' ') }),
    ...(errors?.[name] && { 'aria-invalid': true as const }),
  }
}

export function FormGroup({ children, ...shell }: Shell & { readonly children: ComponentChildren }) {
  const { name, label, optional, errors } = shell
  return (
    <div class={`form-group${errors?.[name] ? ' form-group-error' : ''}`}>
      <label class="usa-label" for={`f-${name}`}>
        {label}
        <Optional optional={optional} />
      </label>
      <Hints {...shell} />
      {children}
    </div>
  )
}

export function Optional({ optional }: { optional: boolean | undefined }) {
  const { t } = useFrame()
  return optional ? <span class="usa-hint"> ({t('common.optional')})</span> : null
}

/** Hint and error, in the order in which they are read. */
export function Hints({ name, hint, errors }: Pick<Shell, 'name' | 'hint' | 'errors'>) {
  const { t } = useFrame()
  const wrong = errors?.[name]
  return (
    <>
      {hint && (
        <p class="usa-hint" id={`h-${name}`}>
          {hint}
        </p>
      )}
      {wrong && (
        <p class="usa-error-message" id={`e-${name}`}>
          <span class="usa-sr-only">{t('common.error')}: </span>
          <WrongWords words={wrong} />
        </p>
      )}
    </>
  )
}
