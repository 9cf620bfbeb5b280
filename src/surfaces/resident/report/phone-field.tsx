import { type Errors, Field, useFrame } from '../../../web/index.ts'

interface PhoneProps {
  readonly value: string
  /** Whether texts are wanted besides letters. */
  readonly ticked: boolean
  readonly errors: Errors
  /** Whether the city sends texts, and so offers them. */
  readonly texts: boolean
}

/**
 * The telephone number, and texts to it. What it says beside the number is the consent: whoever reads it and leaves a
 * number and no e-mail address gets texts, and with an address only by the tick.
 */
export function PhoneField({ value, ticked, errors, texts }: PhoneProps) {
  const { t } = useFrame()
  const hint = t('resident.about.phone_hint')
  return (
    <>
      <Field
        name="phone"
        type="tel"
        label={t('common.phone')}
        hint={texts ? `${hint} ${t('texts.form.hint')}` : hint}
        value={value}
        errors={errors}
        autocomplete="tel"
        maxlength={60}
        width="narrow"
        optional
      />
      {texts && (
        <div class="tick form-group">
          <input type="hidden" name="toldOfTexts" value="yes" />
          <input type="checkbox" id="f-wantsTexts" name="wantsTexts" value="yes" checked={ticked} />
          <label for="f-wantsTexts">{t('texts.form.tick')}</label>
        </div>
      )}
    </>
  )
}
