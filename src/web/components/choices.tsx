import type { ComponentChildren } from 'preact'
import type { Errors } from './error-summary.tsx'
import { Hints, Optional } from './field.tsx'

export interface Choice {
  readonly value: string
  readonly label: ComponentChildren
  readonly hint?: ComponentChildren
}

interface ChoicesProps {
  readonly name: string
  /** The question. */
  readonly label: string
  readonly choices: readonly Choice[]
  /** One for radio buttons, any number for checkboxes. */
  readonly value: readonly string[]
  readonly many?: boolean
  readonly hint?: string | undefined
  readonly errors?: Errors | undefined
  readonly optional?: boolean | undefined
}

/** A question with its answers to tick: all of them in sight, each a whole line to tap. */
export function Choices({ name, label, choices, value, many = false, hint, errors, optional }: ChoicesProps) {
  const kind = many ? 'checkbox' : 'radio'
  const [first] = choices
  return (
    <fieldset class={`usa-fieldset form-group${errors?.[name] ? ' form-group-error' : ''}`}>
      <legend class="usa-label">
        {label}
        <Optional optional={optional} />
      </legend>
      <Hints name={name} hint={hint} errors={errors} />
      {choices.map((choice) => {
        // The first one carries the field's own id: that is where the error summary leads.
        const id = choice === first ? `f-${name}` : `f-${name}-${choice.value}`
        return (
          <div class="tick" key={choice.value}>
            <input
              type={kind}
              id={id}
              name={name}
              value={choice.value}
              checked={value.includes(choice.value)}
              {...(errors?.[name] && { 'aria-describedby': `e-${name}` })}
            />
            <label for={id}>
              {choice.label}
              {choice.hint && <span class="tick-hint">{choice.hint}</span>}
            </label>
          </div>
        )
      })}
    </fieldset>
  )
}
