import { WAITS_ON } from '../../../modules/requests/index.ts'
import { useFrame } from '../../../web/index.ts'
import type { Choice } from '../parts/options.ts'
import { TOLD } from './agreement-fields.ts'
import { type Inputs, Line, RowPlace, rowCount, Select, Tick } from './inputs.tsx'

/** What both sides agreed beside the target: waits, ladder, later versions, review. */
export function AgreementTerms({ calendars, ...inputs }: Inputs & { readonly calendars: readonly Choice[] }) {
  const { t } = useFrame()
  return (
    <>
      <input type="hidden" name="promise.pauses.asked" value="yes" />
      <Waits {...inputs} name="promise.pauses" label={t('agreements.field.pauses')} />
      <Line {...inputs} name="promise.review" label={t('agreements.field.review')} narrow />
      <h3>{t('agreements.field.ladder')}</h3>
      <Ladder {...inputs} />
      <h3>{t('agreements.field.later')}</h3>
      <Later {...inputs} calendars={calendars} />
    </>
  )
}

/** How long an answer is waited for, with or without a promise. */
export function AnswerWithinFields(inputs: Inputs) {
  const { t } = useFrame()
  return (
    <>
      <h2>{t('agreements.field.answer_within')}</h2>
      <div class="pair">
        <Line
          {...inputs}
          name="answer_within.days"
          label={t('agreements.field.days')}
          hint={t('agreements.field.answer_hint')}
          narrow
        />
        <Select
          {...inputs}
          name="answer_within.after"
          label={t('agreements.field.after')}
          choices={(['go_on', 'close', 'back_to_team'] as const).map((value) => ({
            value,
            name: t(`agreements.then.${value}`),
          }))}
        />
      </div>
    </>
  )
}

function Waits({ typed, name, label }: Inputs & { readonly name: string; readonly label: string }) {
  const { t } = useFrame()
  return (
    <fieldset class="usa-fieldset">
      <legend>{label}</legend>
      {WAITS_ON.map((whom) => (
        <Tick key={whom} typed={typed} name={`${name}.${whom}`} label={t(`desk.waits_on.${whom}`)} />
      ))}
    </fieldset>
  )
}

/** Those there are, and an empty one to fill. */
function Ladder(inputs: Inputs) {
  const { t } = useFrame()
  const count = rowCount(inputs.typed, 'promise.ladder')
  return (
    <>
      {Array.from({ length: count + 1 }, (_, at) => {
        const name = `promise.ladder.${at}`
        return (
          <details key={at} open={at < count}>
            <summary>
              {at < count ? t('agreements.field.rung', { number: at + 1 }) : t('agreements.field.new_rung')}
            </summary>
            <Line
              {...inputs}
              name={`${name}.at_percent`}
              label={t('agreements.field.at')}
              hint={t('agreements.field.at_hint')}
              narrow
            />
            {TOLD.map((one) => (
              <Tick
                key={one}
                typed={inputs.typed}
                name={`${name}.tell.${one}`}
                label={t(`agreements.told.${one}`)}
              />
            ))}
            {at < count && <RowPlace name={name} at={at} typed={inputs.typed} />}
          </details>
        )
      })}
    </>
  )
}

function Later({ calendars, ...inputs }: Inputs & { readonly calendars: readonly Choice[] }) {
  const { t } = useFrame()
  const count = rowCount(inputs.typed, 'promise.later')
  return (
    <>
      {Array.from({ length: count + 1 }, (_, at) => {
        const name = `promise.later.${at}`
        const day = inputs.typed[`${name}.from`] ?? ''
        return (
          <details key={at} open={at < count}>
            <summary>
              {at < count ? t('agreements.field.version', { day }) : t('agreements.field.new_version')}
            </summary>
            <div class="pair">
              <Line {...inputs} name={`${name}.from`} label={t('agreements.field.from')} narrow />
              <Line {...inputs} name={`${name}.target`} label={t('rules.target')} narrow />
              <Select
                {...inputs}
                name={`${name}.calendar`}
                label={t('rules.field.calendar')}
                choices={[{ value: '', name: t('agreements.field.same_calendar') }, ...calendars]}
              />
            </div>
            <Tick
              typed={at < count ? inputs.typed : { [`${name}.same`]: 'yes' }}
              name={`${name}.same`}
              label={t('agreements.field.same_pauses')}
            />
            <Waits {...inputs} name={`${name}.pauses`} label={t('agreements.field.pauses')} />
            {at < count && <RowPlace name={name} at={at} typed={inputs.typed} />}
          </details>
        )
      })}
    </>
  )
}
