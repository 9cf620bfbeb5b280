import type { Catalog } from '../../../../modules/catalog/index.ts'
import type { SignedIn } from '../../../../modules/identity/index.ts'
import type { Places } from '../../../../modules/places/index.ts'
import type { StaffThread } from '../../../../modules/requests/index.ts'
import { Icon, Island, mapWords, useFrame } from '../../../../web/index.ts'
import { DeedSheets } from './deed-sheets.tsx'
import { Job } from './job.tsx'
import { useShiftWords } from './shift-words.ts'

export interface ShiftProps {
  readonly me: SignedIn
  /** When it was made, and until when a phone may show it. */
  readonly at: Date
  readonly until: Date
  readonly catalog: Catalog
  readonly places: Places
  /** Whether the city has a map. */
  readonly tiles: boolean
  readonly mine: readonly StaffThread[]
  readonly free: readonly StaffThread[]
}

/** The list with each request in full, what was done and is not sent yet, and a map of it all. */
export function ShiftPage(props: ShiftProps) {
  const { t, format, now } = useFrame()
  const { me, at, until } = props
  const words = useShiftWords()
  return (
    <Island name="shift" class="crew" props={{ by: me.id, until: until.toISOString(), words }}>
      <a class="usa-skipnav" href="#main">
        {t('common.skip')}
      </a>
      <header class="crew-bar">
        <h1>{t('crew.title')}</h1>
        <p>
          <time dateTime={at.toISOString()} data-as-of>
            {t('crew.as_of', { time: format.time(at) })}
          </time>
        </p>
        <a class="button" href="/desk/work" data-turbo="false">
          {t('crew.live')}
        </a>
      </header>
      <main id="main" tabIndex={-1}>
        <p class="crew-offline" role="status" data-offline hidden>
          <Icon name="alert" /> <span>{t('crew.offline')}</span>
        </p>
        <noscript>
          <p class="crew-offline">{t('crew.needs_script')}</p>
        </noscript>
        <section class="crew-deeds" aria-labelledby="deeds" data-deeds hidden>
          <h2 id="deeds">{t('crew.on_this_phone')}</h2>
          <div data-deed-list />
        </section>
        <div data-jobs>
          <Jobs {...props} />
        </div>
        {props.tiles && <DayMap threads={[...props.mine, ...props.free]} />}
        <p class="soft crew-kept">{t('crew.kept', { time: format.nearDayTime(until, now) })}</p>
      </main>
      <DeedSheets />
    </Island>
  )
}

function Jobs({ mine, free, catalog, places, me }: ShiftProps) {
  const { t } = useFrame()
  const list = (threads: readonly StaffThread[]) => (
    <ol class="jobs">
      {threads.map((thread) => (
        <Job key={thread.request.number} {...{ thread, catalog, places, me }} />
      ))}
    </ol>
  )
  if (mine.length + free.length === 0) return <p>{t('crew.nothing')}</p>
  return (
    <>
      {mine.length > 0 && (
        <section aria-labelledby="mine">
          <h2 id="mine">{t('desk.work.mine', { count: mine.length })}</h2>
          {list(mine)}
        </section>
      )}
      {free.length > 0 && (
        <section aria-labelledby="free">
          <h2 id="free">{t('desk.work.free', { count: free.length })}</h2>
          {list(free)}
        </section>
      )}
    </>
  )
}

function DayMap({ threads }: { threads: readonly StaffThread[] }) {
  const { t } = useFrame()
  const points = threads.flatMap(({ request: { number, point } }) =>
    point ? [{ number, lat: point.lat, lon: point.lon }] : [],
  )
  if (points.length === 0) return null
  return (
    <section aria-labelledby="map">
      <h2 id="map">{t('crew.map')}</h2>
      <Island
        name="shift-map"
        on="tap"
        class="crew-map"
        props={{ points, words: mapWords(t, t('crew.map_label')) }}
      >
        <button type="button" class="button" data-open>
          <Icon name="map" /> {t('crew.map_show')}
        </button>
      </Island>
    </section>
  )
}
