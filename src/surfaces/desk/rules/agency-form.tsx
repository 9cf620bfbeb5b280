import { useFrame } from '../../../web/index.ts'
import { type Inputs, Line, NameFields, rowCount, Texts, Tick, useTyped } from './inputs.tsx'

/** An agency, how to reach it, and its teams. */
export function AgencyForm({ isNew, ...inputs }: Inputs & { readonly isNew: boolean }) {
  const { t } = useFrame()
  const count = rowCount(inputs.typed, 'teams')
  return (
    <>
      <NameFields {...inputs} isNew={isNew} />
      <div class="pair">
        <Line {...inputs} name="email" label={t('rule_parts.email')} />
        <Line {...inputs} name="phone" label={t('rule_parts.phone')} />
      </div>
      <Tick
        {...inputs}
        name="retired"
        label={t('rules.field.retired')}
        hint={t('rule_parts.agency_retired')}
      />
      <h2>{t('rule_parts.teams')}</h2>
      <p class="soft">{t('rule_parts.teams_hint')}</p>
      {Array.from({ length: count + 1 }, (_, at) => (
        <Team key={at} {...inputs} at={at} isNew={at === count} />
      ))}
    </>
  )
}

function Team({ at, isNew, ...inputs }: Inputs & { readonly at: number; readonly isNew: boolean }) {
  const { t } = useFrame()
  const name = `teams.${at}`
  const code = inputs.typed[`${name}.code`] ?? ''
  const words = useTyped(inputs)(`${name}.name`)
  const wrong = Object.keys(inputs.errors).some((key) => key.startsWith(`${name}.`))
  return (
    <details class="question" open={wrong}>
      <summary>{isNew ? t('rule_parts.new_team') : `${words} (${code})`}</summary>
      <Line
        {...inputs}
        name={`${name}.code`}
        label={t('rules.field.code')}
        hint={t('rules.group_code_hint')}
        narrow
      />
      <Texts {...inputs} name={`${name}.name`} label={t('rules.field.name')} />
      <Tick
        {...inputs}
        name={`${name}.triage`}
        label={t('rule_parts.triage')}
        hint={t('rule_parts.triage_hint')}
      />
      <Tick {...inputs} name={`${name}.retired`} label={t('rules.field.retired')} />
    </details>
  )
}
