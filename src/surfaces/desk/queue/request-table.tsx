import { useFrame } from '../../../web/index.ts'
import { type RowsProps, rowsHtml } from './row.tsx'

/** Requests as lines of 28 px; a line opens beside the list. */
export function RequestTable({ due, ...rows }: RowsProps & { readonly due: string }) {
  const frame = useFrame()
  const { t } = frame
  return (
    <turbo-frame id="list" target="panel">
      <table class="rows queue">
        <caption class="usa-sr-only">{t('desk.queue.title')}</caption>
        <thead>
          <tr>
            <td class="c-pick" />
            <td class="c-age" />
            <th scope="col" class="c-due">
              {due}
            </th>
            <th scope="col" class="c-number">
              {t('desk.queue.number')}
            </th>
            <th scope="col" class="c-service">
              {t('desk.queue.service')}
            </th>
            <th scope="col" class="c-place">
              {t('desk.queue.place')}
            </th>
            <th scope="col" class="c-last">
              {t('desk.queue.last')}
            </th>
            <th scope="col" class="c-mark">
              {t('desk.queue.status')}
            </th>
            <th scope="col" class="c-who">
              {t('desk.queue.who')}
            </th>
          </tr>
        </thead>
        <tbody id="rows" dangerouslySetInnerHTML={{ __html: rowsHtml(frame, rows) }} />
      </table>
    </turbo-frame>
  )
}
