import { useFrame } from '../frame.ts'
import { Icon, type IconName } from './icon.tsx'

export interface Step {
  readonly label: string
  readonly state: 'done' | 'current' | 'to_come'
  /** Of a step that is done: what stands in its dot, when a tick would say too much. */
  readonly icon?: IconName | undefined
  /** Where a step that is done can be changed. */
  readonly href?: string | undefined
}

/** Where one is on a way of a few steps: a line of dots with their names. */
export function StepLine({ steps, label }: { steps: readonly Step[]; label: string }) {
  const { t } = useFrame()
  const current = steps.findIndex(({ state }) => state === 'current')
  return (
    <nav class="steps" aria-label={label}>
      <ol>
        {steps.map(({ label: name, state, href, icon = 'check' }, index) => (
          <li
            key={name}
            class={`step step-${state}${icon === 'dash' ? ' step-ended' : ''}`}
            {...(state === 'current' && { 'aria-current': 'step' as const })}
          >
            <span class="step-dot" aria-hidden="true">
              {state === 'done' ? <Icon name={icon} /> : index + 1}
            </span>
            {href && state === 'done' ? (
              <a class="step-name" href={href}>
                {name}
              </a>
            ) : (
              <span class="step-name">{name}</span>
            )}
            <span class="usa-sr-only"> ({t(`common.step_${state}`)})</span>
          </li>
        ))}
      </ol>
      {current >= 0 && (
        <p class="steps-now" aria-hidden="true">
          {t('common.step', { step: current + 1, count: steps.length })} · <b>{steps[current]!.label}</b>
        </p>
      )}
    </nav>
  )
}
