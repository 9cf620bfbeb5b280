import { CONTACT_KINDS, type Catalog } from '../../../modules/catalog/index.ts'
import { useFrame } from '../../../web/index.ts'
import { type Inputs, Line, RowPlace, rowCount, Select, Texts, useTyped } from './inputs.tsx'

interface CityProps extends Inputs {
  readonly catalog: Catalog
}

/** What the city is called, how it is reached, and whom to call when life is in danger. */
export function CityForm({ catalog, ...inputs }: CityProps) {
  const { t } = useFrame()
  const count = rowCount(inputs.typed, 'contact.ways')
  return (
    <>
      <p class="soft">{t('front.intro')}</p>
      <Texts {...inputs} name="name" label={t('front.name')} />
      <Line
        {...inputs}
        name="emergency_number"
        label={t('front.field.emergency_number')}
        hint={t('front.emergency_hint')}
        narrow
      />
      <h2>{t('front.on_every_page')}</h2>
      <div class="pair">
        <Line {...inputs} name="contact.phone" label={t('changes.field.phone')} />
        <Line
          {...inputs}
          name="contact.email"
          label={t('changes.field.email')}
          hint={t('front.email_hint')}
        />
      </div>
      <Texts {...inputs} name="contact.address" label={t('front.field.address')} rows={2} />
      <Texts
        {...inputs}
        name="contact.hours"
        label={t('front.hours')}
        hint={t('front.hours_hint')}
        rows={2}
      />
      <h2>{t('front.all_ways')}</h2>
      <p class="soft">{t('front.ways_hint')}</p>
      {Array.from({ length: count + 1 }, (_, at) => (
        <Way key={at} {...inputs} catalog={catalog} at={at} isNew={at === count} />
      ))}
    </>
  )
}

function Way({
  at,
  isNew,
  catalog,
  ...inputs
}: CityProps & { readonly at: number; readonly isNew: boolean }) {
  const { t, text } = useFrame()
  const name = `contact.ways.${at}`
  const words = useTyped(inputs)(`${name}.name`)
  const wrong = Object.keys(inputs.errors).some((key) => key.startsWith(`${name}.`))
  const calendars = catalog.calendars.filter(({ retired }) => !retired)
  return (
    <details class="question" open={wrong}>
      <summary>{isNew ? t('front.new_way') : words || (inputs.typed[`${name}.value`] ?? '')}</summary>
      <div class="pair">
        <Select
          {...inputs}
          name={`${name}.kind`}
          label={t('front.field.kind')}
          choices={CONTACT_KINDS.map((kind) => ({ value: kind, name: t(`front.kind.${kind}`) }))}
        />
        <Line
          {...inputs}
          name={`${name}.value`}
          label={t('front.field.value')}
          hint={t('front.value_hint')}
        />
        <Select
          {...inputs}
          name={`${name}.calendar`}
          label={t('rules.field.calendar')}
          hint={t('front.calendar_hint')}
          choices={[
            { value: '', name: '–' },
            ...calendars.map((one) => ({ value: one.code, name: text(one.name) })),
          ]}
        />
      </div>
      <Texts {...inputs} name={`${name}.name`} label={t('rules.field.name')} />
      <Texts {...inputs} name={`${name}.hours`} label={t('front.hours')} />
      {!isNew && <RowPlace name={name} at={at} typed={inputs.typed} />}
    </details>
  )
}
