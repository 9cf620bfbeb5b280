import { useFrame } from '../../../web/index.ts'
import { WEEK } from './calendar-fields.ts'
import { type Inputs, Line, NameFields, rowCount, Texts, Tick, useTyped } from './inputs.tsx'

interface CalendarProps extends Inputs {
  readonly isNew: boolean
  readonly timeZone: string
}

/** Empty rows at the end of the holidays: a city enters a year of them at once. */
const NEW_ROWS = 4

/** When the city works: the week, and the days that are otherwise. */
export function CalendarForm({ isNew, timeZone, ...inputs }: CalendarProps) {
  const { t } = useFrame()
  const count = rowCount(inputs.typed, 'holidays')
  return (
    <>
      <NameFields {...inputs} isNew={isNew} />
      <Line
        {...inputs}
        name="time_zone"
        label={t('rule_parts.time_zone')}
        hint={t('rule_parts.time_zone_hint', { zone: timeZone })}
      />
      <h2>{t('rule_parts.week')}</h2>
      <p class="soft">{t('rule_parts.week_hint')}</p>
      <div class="pair">
        {WEEK.map((day) => (
          <Line key={day} {...inputs} name={`week.${day}`} label={t(`rule_parts.day.${day}`)} />
        ))}
      </div>
      <h2>{t('rule_parts.holidays')}</h2>
      <p class="soft">{t('rule_parts.holidays_hint')}</p>
      {Array.from({ length: count + NEW_ROWS }, (_, at) => (
        <Holiday key={at} {...inputs} at={at} isNew={at >= count} />
      ))}
      <Tick
        {...inputs}
        name="retired"
        label={t('rules.field.retired')}
        hint={t('rule_parts.calendar_retired')}
      />
    </>
  )
}

function Holiday({ at, isNew, ...inputs }: Inputs & { readonly at: number; readonly isNew: boolean }) {
  const { t } = useFrame()
  const name = `holidays.${at}`
  const words = useTyped(inputs)(`${name}.name`)
  const wrong = Object.keys(inputs.errors).some((key) => key.startsWith(`${name}.`))
  return (
    <details class="question" open={wrong}>
      <summary>{isNew ? t('rule_parts.new_holiday') : `${inputs.typed[`${name}.date`]} ${words}`}</summary>
      <div class="pair">
        <Line {...inputs} name={`${name}.date`} label={t('rule_parts.date')} hint="2026-12-25" narrow />
        <Line
          {...inputs}
          name={`${name}.hours`}
          label={t('rule_parts.hours')}
          hint={t('rule_parts.hours_hint')}
          narrow
        />
      </div>
      <Texts {...inputs} name={`${name}.name`} label={t('rules.field.name')} />
      {!isNew && <Tick {...inputs} name={`${name}.gone`} label={t('rules.gone')} />}
    </details>
  )
}
