import { useFrame } from '../../../web/index.ts'
import { type Fields, oneOf, text as fieldOf } from '../form.ts'
import { choose, toOptions } from '../parts/options.ts'
import { ORDERS } from './sheet-order.ts'

/**
 * How the sheet is read: grouped, and only what one looks for. Its fields are sent with the sheet's own form, so that
 * what was typed into lines is saved in the draft and not lost.
 */
export function SheetFilter({ form, asked }: { form: string; asked: Fields }) {
  const { t } = useFrame()
  const order = oneOf(ORDERS, fieldOf(asked, 'by')) ?? 'service'
  return (
    <div class="letter-ask" role="search" aria-label={t('sheet.for')}>
      <label for="sheet-for">{t('sheet.for')}</label>
      <input
        id="sheet-for"
        form={form}
        name="for"
        type="search"
        value={fieldOf(asked, 'for')}
        maxLength={200}
        autocomplete="off"
      />
      <label for="sheet-by">{t('sheet.by')}</label>
      <select
        id="sheet-by"
        form={form}
        name="by"
        dangerouslySetInnerHTML={{
          __html: choose(toOptions(ORDERS.map((value) => ({ value, name: t(`sheet.by.${value}`) }))), order),
        }}
      />
      <button form={form} name="show" value="yes">
        {t('sheet.show')}
      </button>
      <span class="soft">{t('sheet.kept')}</span>
    </div>
  )
}
