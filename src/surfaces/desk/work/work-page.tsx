import type { Catalog } from '../../../modules/catalog/index.ts'
import type { SignedIn } from '../../../modules/identity/index.ts'
import type { Places } from '../../../modules/places/index.ts'
import type { QueueRow } from '../../../modules/requests/index.ts'
import { useFrame } from '../../../web/index.ts'
import { Shell } from '../shell.tsx'
import { Card } from './card.tsx'
import type { Work } from './list-work.ts'
import { KeepShift } from './shift/keep-shift.tsx'

interface CardsProps extends Work {
  readonly me: SignedIn
  readonly catalog: Catalog
  readonly places: Places
}

export function WorkPage({ teams, ...props }: CardsProps & { readonly teams: readonly number[] }) {
  const { t } = useFrame()
  const numbers = [...props.mine, ...props.free].map(({ number }) => number)
  return (
    <Shell me={props.me} at="work" title={t('desk.nav.work')}>
      <KeepShift me={props.me} />
      <div class="work" data-live={[...teams, ...numbers].join(' ')} data-live-src="/desk/work/cards">
        <Cards {...props} />
      </div>
    </Shell>
  )
}

/** Mine first; then what anybody of the team may take. */
export function Cards(props: CardsProps) {
  const { t } = useFrame()
  const { mine, free } = props
  return (
    <>
      <section aria-labelledby="mine">
        <h2 id="mine">{t('desk.work.mine', { count: mine.length })}</h2>
        {mine.length === 0 ? <p class="soft">{t('desk.work.nothing')}</p> : <List rows={mine} {...props} />}
      </section>
      {free.length > 0 && (
        <section aria-labelledby="free">
          <h2 id="free">{t('desk.work.free', { count: free.length })}</h2>
          <List rows={free} {...props} />
        </section>
      )}
    </>
  )
}

function List({ rows, ...props }: CardsProps & { readonly rows: readonly QueueRow[] }) {
  return (
    <ol class="cards">
      {rows.map((row) => (
        <Card key={row.number} row={row} {...props} />
      ))}
    </ol>
  )
}
