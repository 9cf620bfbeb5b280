/** What a partner system is: where, which services, how it answers; its deviations below. */
import type { Partner } from '../../../modules/partners/index.ts'
import { Choices, type Errors, ErrorSummary, Field, TextArea, useFrame } from '../../../web/index.ts'
import { type Fields, text } from '../form.ts'
import { CHOICES, HEARS, TICKS } from './read-change.ts'

interface FormProps {
  readonly partner: Partner
  readonly fields: Fields
  readonly errors: Errors
}

export function PartnerForm({ partner, fields, errors }: FormProps) {
  const { t } = useFrame()
  const field = (name: 'name' | 'endpoint' | 'jurisdiction_id' | 'poll_seconds') => ({
    name,
    label: t(`partners.field.${name}`),
    value: text(fields, name),
    errors,
    autocomplete: 'off',
  })
  return (
    <form method="post" action={`/desk/partners/${partner.id}/change`} class="column" data-turbo="false">
      <ErrorSummary errors={errors} />
      <Field {...field('name')} maxlength={200} />
      <Field {...field('endpoint')} maxlength={1000} />
      <Field {...field('jurisdiction_id')} optional maxlength={200} />
      <TextArea
        name="services"
        label={t('partners.field.services')}
        hint={t('partners.field.services_hint')}
        value={text(fields, 'services')}
        errors={errors}
        rows={6}
        maxlength={20000}
      />
      <Choices
        name="hears"
        label={t('partners.field.hears')}
        errors={errors}
        value={[text(fields, 'hears')]}
        choices={HEARS.map((value) => ({ value, label: t(`partners.hears.${value}`) }))}
      />
      <Field {...field('poll_seconds')} inputmode="numeric" width="narrow" />
      <Tick name="tells_updates" fields={fields} />
      <Tick name="gets_private" fields={fields} />
      <Tick name="gets_contact" fields={fields} />
      <Switches fields={fields} errors={errors} />
      <button class="button-primary">{t('webhooks.keep')}</button>
    </form>
  )
}

/** By the names they have in `partners.yaml`: whoever needs one knows it from there. */
function Switches({ fields, errors }: Omit<FormProps, 'partner'>) {
  const { t } = useFrame()
  const field = (name: 'zone' | 'page_size' | 'ids_per_call' | 'reference') => ({
    name,
    label: name,
    value: text(fields, name),
    errors,
    autocomplete: 'off',
    width: 'narrow' as const,
  })
  return (
    <fieldset class="usa-fieldset">
      <legend>{t('partners.field.switches')}</legend>
      {(Object.keys(CHOICES) as (keyof typeof CHOICES)[]).map((name) => (
        <p class="line" key={name}>
          <label>
            <bdi dir="ltr">{name}</bdi>{' '}
            <select name={name}>
              {CHOICES[name].map((one) => (
                <option key={one} value={one} selected={one === text(fields, name)}>
                  {one}
                </option>
              ))}
            </select>
          </label>
        </p>
      ))}
      {TICKS.map((name) => (
        <p class="line" key={name}>
          <label>
            <input type="checkbox" name={name} value="yes" checked={name in fields} />{' '}
            <bdi dir="ltr">{name}</bdi>
          </label>
        </p>
      ))}
      <Field {...field('zone')} />
      <Field {...field('page_size')} optional inputmode="numeric" />
      <Field {...field('ids_per_call')} inputmode="numeric" />
      <Field {...field('reference')} optional />
    </fieldset>
  )
}

function Tick({ name, fields }: { name: 'tells_updates' | 'gets_private' | 'gets_contact'; fields: Fields }) {
  const { t } = useFrame()
  return (
    <p class="line">
      <label>
        <input type="checkbox" name={name} value="yes" checked={name in fields} />{' '}
        {t(`partners.field.${name}`)}
      </label>
    </p>
  )
}
