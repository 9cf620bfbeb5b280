import { Refusal } from '../../../kernel/refusal.ts'
import type { SignedIn } from '../../../modules/identity/index.ts'
import { Icon, refusalWords, useFrame } from '../../../web/index.ts'
import { Shell } from '../shell.tsx'
import type { BulkDeed } from './bulk.tsx'

export interface BulkResult {
  readonly number: number
  /** Code of the refusal; `''` when it was done. */
  readonly code: string
}

interface Props {
  readonly me: SignedIn
  readonly deed: BulkDeed
  readonly results: readonly BulkResult[]
  /** Query of the queue it came from. */
  readonly back: string
}

/** What became of each: those that were not done first, because they still need somebody. */
export function BulkResultPage({ me, deed, results, back }: Props) {
  const { t } = useFrame()
  const done = results.filter(({ code }) => code === '')
  const not = results.filter(({ code }) => code !== '')
  return (
    <Shell me={me} at="queue" title={t('desk.bulk.title')}>
      <p class="lead">
        {t('desk.bulk.done', { deed: t(`desk.deed.${deed}`), count: done.length })}{' '}
        {not.length > 0 && t('desk.bulk.not', { count: not.length })}
      </p>
      <p>
        <a class="button button-primary" href={`/desk/queue${back && `?${back}`}`}>
          {t('desk.bulk.back')}
        </a>
      </p>
      <table class="rows">
        <caption class="usa-sr-only">{t('desk.bulk.title')}</caption>
        <tbody>
          {[...not, ...done].map(({ number, code }) => (
            <tr key={number}>
              <th scope="row">
                <a href={`/desk/requests/${number}`}>{number}</a>
              </th>
              <td class="c-mark">
                <span class={`mark mark-${code ? 'late' : 'done'}`}>
                  <Icon name={code ? 'alert' : 'check'} />
                  {t(code ? 'desk.bulk.refused' : 'desk.bulk.ok')}
                </span>
              </td>
              <td class="c-wrap">{code && refusalWords(t, new Refusal('conflict', code, code))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Shell>
  )
}
