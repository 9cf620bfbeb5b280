import type { Catalog } from '../../../modules/catalog/index.ts'
import type { SignedIn } from '../../../modules/identity/index.ts'
import type { CheckCounts, CheckDecided, ToCheck } from '../../../modules/requests/index.ts'
import { Icon, Island, useFrame } from '../../../web/index.ts'
import { type Fields, text } from '../form.ts'
import { Refused } from '../parts/refused.tsx'
import { Shell } from '../shell.tsx'
import { CheckCard } from './check-card.tsx'

/** Why something is hidden, where one key is enough. */
export const REASONS = ['insult', 'personal', 'advertising', 'elsewhere', 'picture'] as const

interface CheckingProps {
  readonly me: SignedIn
  readonly catalog: Catalog
  readonly items: readonly ToCheck[]
  readonly counts: CheckCounts
  readonly last: readonly CheckDecided[]
  readonly trouble?: { readonly words: string; readonly typed: Fields } | undefined
}

export function CheckingPage({ me, catalog, items, counts, last, trouble }: CheckingProps) {
  const { t } = useFrame()
  const left = counts.waiting - items.length
  return (
    <Shell me={me} at="checking" title={t('checking.title')} bar={<Counts counts={counts} />}>
      <Island name="checking" class="checking">
        <p class="soft">{t('checking.lead')}</p>
        {trouble && (
          <Refused title={t('checking.refused')}>
            <p>{trouble.words}</p>
          </Refused>
        )}
        <Last last={last} />
        {items.length === 0 ? (
          <p class="empty">{t('checking.empty')}</p>
        ) : (
          <>
            {me.singleKeys && <p class="soft checking-keys">{t('checking.keys')}</p>}
            {items.map((item) => (
              <CheckCard
                key={item.line}
                item={item}
                catalog={catalog}
                typed={text(trouble?.typed ?? {}, 'line') === String(item.line) ? trouble?.typed : undefined}
              />
            ))}
            {left > 0 && <p class="soft">{t('checking.more', { count: left })}</p>}
          </>
        )}
        <p class="later">
          <a href="/desk/removal">{t('mydata.desk.link')}</a>
        </p>
      </Island>
    </Shell>
  )
}

function Counts({ counts: { waiting, held, oldest, today, mine } }: { counts: CheckCounts }) {
  const { t, format, now } = useFrame()
  const words = [
    t('checking.waiting', { count: waiting }),
    ...(waiting > 0 ? [t('checking.held', { count: held })] : []),
    ...(oldest ? [t('checking.oldest', { when: format.relative(oldest, now) })] : []),
    t('checking.today', { count: today }),
    ...(today > 0 ? [t('checking.mine', { count: mine })] : []),
  ]
  return <p class="soft checking-counts">{words.join(' · ')}</p>
}

/** What this person decided last, each with the way back. */
function Last({ last }: { last: readonly CheckDecided[] }) {
  const { t } = useFrame()
  if (last.length === 0) return null
  return (
    <section aria-labelledby="last">
      <h2 id="last" class="usa-sr-only">
        {t('checking.last')}
      </h2>
      <ul class="checking-last">
        {last.map(({ line, number, decision }, at) => (
          <li key={line}>
            <form method="post" action="/desk/checking">
              <input type="hidden" name="line" value={line} />
              <a href={`/desk/requests/${number}`}>{t(`checking.did.${decision}`, { number })}</a>{' '}
              <button name="deed" value="undo" data-key={at === 0 ? 'u' : undefined}>
                <Icon name="undo" /> {t('checking.undo')}
                <span class="usa-sr-only"> {number}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}
