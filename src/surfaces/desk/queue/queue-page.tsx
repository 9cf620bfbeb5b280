import type { SignedIn } from '../../../modules/identity/index.ts'
import type { QueueCounts, QueueRow } from '../../../modules/requests/index.ts'
import { Icon, Island, useFrame } from '../../../web/index.ts'
import { Shell } from '../shell.tsx'
import { type Ask, queueAddress, showsClosed, toQuery, type View } from './ask.ts'
import { BulkBar } from './bulk-bar.tsx'
import { FilterBar, type FilterBarProps } from './filter-bar.tsx'
import { KeyHelp } from './key-help.tsx'
import { RequestTable } from './request-table.tsx'

export interface QueuePageProps extends Omit<FilterBarProps, 'action'> {
  readonly me: SignedIn
  readonly rows: readonly QueueRow[]
  readonly counts: QueueCounts | undefined
  readonly views: readonly { readonly view: View; readonly ask: Ask }[]
  /** Address of what comes after these rows; undefined when these are the last. */
  readonly next: string | undefined
  /** Number of the request that is open beside the list. */
  readonly open: string | undefined
  /** Team numbers whose events touch this list; empty: all. */
  readonly teams: readonly number[]
  readonly first: boolean
}

export function QueuePage(props: QueuePageProps) {
  const { t } = useFrame()
  const { me, ask, rows, counts, views, catalog, open, next } = props
  return (
    <Shell
      me={me}
      at="queue"
      title={t('desk.queue.title')}
      wide
      bar={
        <>
          <Views views={views} ask={ask} />
          {counts && (
            <p class="counts" id="counts" data-src={`/desk/queue/counts?${toQuery(ask)}`}>
              <CountWords counts={counts} ask={ask} />
            </p>
          )}
          <FilterBar {...props} action="/desk/queue" />
        </>
      }
    >
      <div class="split">
        <Island
          name="queue"
          class="list"
          props={{
            src: `/desk/queue/rows?${toQuery(ask)}`,
            teams: props.first ? props.teams : null,
            fresh: t('desk.queue.fresh'),
          }}
        >
          <RequestTable
            rows={rows}
            catalog={catalog}
            places={props.places}
            due={t(showsClosed(ask) ? 'desk.queue.closed' : 'desk.queue.due')}
          />
          {rows.length === 0 && <Empty ask={ask} />}
          {next && (
            <p class="more">
              <a class="button" href={next}>
                {t('desk.queue.more')}
              </a>
            </p>
          )}
          <BulkBar catalog={catalog} me={me} ask={ask} />
        </Island>
        <turbo-frame id="panel" class="panel" {...(open && { src: `/desk/requests/${open}` })} />
      </div>
      <KeyHelp me={me} />
    </Shell>
  )
}

function Views({ views, ask }: Pick<QueuePageProps, 'views' | 'ask'>) {
  const { t } = useFrame()
  const here = toQuery(ask)
  return (
    <nav class="views" aria-label={t('desk.queue.views')}>
      {views.map(({ view, ask: theirs }) => (
        <a
          key={view}
          href={queueAddress(theirs)}
          aria-current={toQuery(theirs) === here ? 'page' : undefined}
        >
          {t(`desk.view.${view}`)}
        </a>
      ))}
    </nav>
  )
}

/** How much waits and how much of it is late; brought up to date after the rows. */
export function CountWords({ counts, ask }: { counts: QueueCounts; ask: Ask }) {
  const { t } = useFrame()
  const { due: _, ...rest } = ask
  return (
    <>
      {counts.late > 0 && (
        <a class="mark mark-late" href={queueAddress({ ...rest, due: 'late' })}>
          <Icon name="alert" />
          {t('desk.count.late', { count: counts.late })}
        </a>
      )}
      {counts.dueSoon > 0 && (
        <span class="mark mark-due_soon">
          <Icon name="clock" />
          {t('desk.count.soon', { count: counts.dueSoon })}
        </span>
      )}
      <span class="soft" title={t('desk.count.all_words', { count: counts.all })}>
        {t('desk.count.all', { count: counts.all })}
      </span>
    </>
  )
}

function Empty({ ask }: { ask: Ask }) {
  const { t } = useFrame()
  return (
    <div class="empty">
      <p>{t(ask.due === 'late' ? 'desk.queue.nothing_late' : 'desk.queue.nothing')}</p>
      <p>
        <a href="/desk/queue">{t('desk.queue.see_all')}</a>
      </p>
    </div>
  )
}
