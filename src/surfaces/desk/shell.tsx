/** What stands around every page of the desk: where one is, where one can go, and the one search field. */
import type { ComponentChildren } from 'preact'
import { may } from '../../kernel/actor.ts'
import type { SignedIn } from '../../modules/identity/index.ts'
import { Icon, type IconName, useFrame } from '../../web/index.ts'

/** Which entry of the navigation is the present one. */
export type Place =
  | 'work'
  | 'queue'
  | 'new'
  | 'map'
  | 'checking'
  | 'activity'
  | 'people'
  | 'rules'
  | 'agreements'
  | 'keys'
  | 'messages'
  | 'surveys'
  | 'me'
  | 'search'

interface ShellProps {
  readonly me: SignedIn
  readonly at: Place
  readonly title: string
  /** Beside the title: filters, counts. */
  readonly bar?: ComponentChildren
  /** What the search field holds. */
  readonly asked?: string
  /** The page fills the window and scrolls inside; else it is one column. */
  readonly wide?: boolean
  readonly children: ComponentChildren
}

export function Shell({ me, at, title, bar, asked, wide = false, children }: ShellProps) {
  const { t } = useFrame()
  return (
    <div class={`desk-frame${wide ? ' desk-wide' : ''}`} data-single-keys={me.singleKeys ? 'on' : 'off'}>
      <a class="usa-skipnav" href="#main">
        {t('common.skip')}
      </a>
      <Rail me={me} at={at} />
      <div class="stage">
        <header class="bar">
          <h1>{title}</h1>
          {bar}
          <Search asked={asked} />
        </header>
        <main id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  )
}

function Search({ asked = '' }: { asked: string | undefined }) {
  const { t } = useFrame()
  return (
    <form class="bar-search" role="search" action="/desk/search">
      <label class="usa-sr-only" for="q">
        {t('desk.search.label')}
      </label>
      <Icon name="search" />
      <input
        id="q"
        name="q"
        type="search"
        value={asked}
        placeholder={t('desk.search.hint')}
        autocomplete="off"
        enterkeyhint="search"
      />
    </form>
  )
}

type Entry = Exclude<Place, 'me' | 'search'>

const ENTRIES: Readonly<Record<Entry, { readonly icon: IconName; readonly needs?: string }>> = {
  work: { icon: 'wrench', needs: 'accept_requests' },
  queue: { icon: 'list' },
  new: { icon: 'plus', needs: 'submit_requests' },
  map: { icon: 'map' },
  checking: { icon: 'check', needs: 'moderate_requests' },
  activity: { icon: 'history', needs: 'see_reports' },
  surveys: { icon: 'star', needs: 'see_reports' },
  people: { icon: 'people', needs: 'manage_users' },
  agreements: { icon: 'document', needs: 'see_reports' },
  rules: { icon: 'edit', needs: 'manage_catalog' },
  keys: { icon: 'lock', needs: 'manage_keys' },
  messages: { icon: 'mail', needs: 'manage_messages' },
}

function Rail({ me, at }: { me: SignedIn; at: Place }) {
  const { t, city, text } = useFrame()
  const entries = Object.entries(ENTRIES) as [Entry, (typeof ENTRIES)[Entry]][]
  return (
    <nav class="rail" aria-label={t('common.nav')}>
      <a class="rail-city" href="/desk" aria-label={`${text(city.name)} 311`}>
        <img src="/favicon.svg" alt="" width="28" height="28" />
      </a>
      {entries
        .filter(([, { needs }]) => !needs || may(me.actor, needs))
        .map(([entry, { icon }]) => (
          <a key={entry} href={`/desk/${entry}`} aria-current={entry === at ? 'page' : undefined}>
            <Icon name={icon} />
            {t(`desk.nav.${entry}`)}
          </a>
        ))}
      <a class="rail-me" href="/desk/me" aria-current={at === 'me' ? 'page' : undefined}>
        <Icon name="person" />
        {t('desk.nav.me')}
      </a>
    </nav>
  )
}
