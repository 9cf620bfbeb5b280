import type { Catalog } from '../../../modules/catalog/index.ts'
import type { SignedIn } from '../../../modules/identity/index.ts'
import type { Places } from '../../../modules/places/index.ts'
import type { QueueRow } from '../../../modules/requests/index.ts'
import { Bdi, Island, useFrame } from '../../../web/index.ts'
import { KeyHelp } from '../queue/key-help.tsx'
import { RequestTable } from '../queue/request-table.tsx'
import { Shell } from '../shell.tsx'

interface SearchProps {
  readonly me: SignedIn
  readonly asked: string
  readonly rows: readonly QueueRow[]
  /** There may be more than these. */
  readonly more: boolean
  readonly catalog: Catalog
  readonly places: Places
}

export function SearchPage({ me, asked, rows, more, catalog, places }: SearchProps) {
  const { t } = useFrame()
  const bar = (
    <p class="counts">
      {asked && (
        <>
          <b>
            <Bdi>{asked}</Bdi>
          </b>
          <span class="soft">
            {more
              ? t('desk.search.many', { count: rows.length })
              : t('desk.search.count', { count: rows.length })}
          </span>
        </>
      )}
    </p>
  )
  return (
    <Shell me={me} at="search" title={t('desk.search.title')} asked={asked} wide bar={bar}>
      <div class="split">
        <Island name="queue" class="list" props={{ src: '', teams: null, fresh: '' }}>
          {rows.length > 0 ? (
            <RequestTable rows={rows} catalog={catalog} places={places} due={t('desk.queue.due')} />
          ) : (
            <p class="empty">{t(asked ? 'desk.search.nothing' : 'desk.search.invite')}</p>
          )}
        </Island>
        <turbo-frame id="panel" class="panel" />
      </div>
      <KeyHelp me={me} />
    </Shell>
  )
}
