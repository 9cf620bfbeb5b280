import { useFrame } from '../../../web/index.ts'
import { type Fields, oneOf, text as fieldOf } from '../form.ts'
import { choose, toOptions } from '../parts/options.ts'
import { ORDERS } from './sheet-order.ts'

/** How the sheet is read: grouped, and only what one looks for. It changes nothing of the sheet. */
export function SheetFilter({ action, asked }: { action: string; asked: Fields }) {
  const { t } = useFrame()
  const order = oneOf(ORDERS, fieldOf(asked, 'by')) ?? 'service'
  return (
    <form action={action} class="letter-ask" role="search" aria-label={t('sheet.for')} data-turbo="false">
      <label for="sheet-for">{t('sheet.for')}</label>
      <input id="sheet-for" name="for" type="search" value={fieldOf(asked, 'for')} autocomplete="off" />
      <label for="sheet-by">{t('sheet.by')}</label>
      <select
        id="sheet-by"
        name="by"
        dangerouslySetInnerHTML={{
          __html: choose(toOptions(ORDERS.map((value) => ({ value, name: t(`sheet.by.${value}`) }))), order),
        }}
      />
      <button>{t('sheet.show')}</button>
      <span class="soft">{t('sheet.save_first')}</span>
    </form>
  )
}
