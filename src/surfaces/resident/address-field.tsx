/** The field for an address: a plain one, with suggestions while one types where scripts run. */
import { type Errors, Field, Icon, Island, useFrame } from '../../web/index.ts'

interface AddressProps {
  readonly value: string
  readonly errors: Errors
  readonly label: string
  readonly hint?: string
}

export function AddressField({ value, errors, label, hint }: AddressProps) {
  const { t, path } = useFrame()
  return (
    <Island
      name="address"
      class="address"
      props={{
        src: path('/addresses'),
        found: t('resident.where.suggestions'),
        none: t('resident.where.no_suggestion'),
      }}
    >
      <Field
        name="address"
        label={label}
        hint={hint ?? t('resident.where.address_hint')}
        value={value}
        errors={errors}
        autocomplete="street-address"
        maxlength={200}
      />
    </Island>
  )
}

/** Fills `lat` and `lon` from the phone; not there where it cannot work. `submits`: and sends the form at once. */
export function LocateButton({ submits = false }: { submits?: boolean }) {
  const { t } = useFrame()
  return (
    <button
      class="usa-button usa-button--plain"
      type="button"
      hidden
      data-locate={submits ? 'submit' : 'fill'}
    >
      <Icon name="locate" />{' '}
      <span data-failed={t('resident.where.not_located')}>{t('resident.where.locate')}</span>
    </button>
  )
}
