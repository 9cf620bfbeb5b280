import type { ComponentChildren } from 'preact'
import { languageOf } from '../../i18n/index.ts'
import { islandUrl } from '../assets.ts'
import { cityMark } from '../city-mark.ts'
import { escapeHtml } from '../document.ts'
import { type Frame, useFrame } from '../frame.ts'
import { createRemembered } from '../remembered.tsx'
import { Icon } from './icon.tsx'
import { telOf } from '../tel.ts'

interface Languages {
  /** BCP 47 tags the city offers. */
  readonly languages: readonly string[]
}

/** Stand for what differs from page to page in a shell that is rendered once: no text of a city has them. */
const CONTENT = '\u0001'
const REST = '\u0002'

const shells = createRemembered(200, 3600)

/**
 * The whole body of a resident's page around its rendered `content`. It is the same on all pages but for its links to
 * other languages, so it is rendered once for each language.
 *
 * @param version of the catalogue the city's own words are from.
 */
export function residentShell(
  frame: Frame,
  version: string,
  { languages }: Languages,
  content: string,
): string {
  const shell = shells(frame, `${version} ${frame.locale}`, () => (
    <ResidentShell languages={languages}>{CONTENT}</ResidentShell>
  ))
  const rest = escapeHtml(restOf(frame.url))
  // By a function: in a text `$` and a sign after it would stand for parts of the shell.
  const [before = '', after = ''] = shell.replaceAll(REST, () => rest).split(CONTENT)
  return before + content + after
}

function ResidentShell({ languages, children }: Languages & { children: ComponentChildren }) {
  const { t } = useFrame()
  return (
    <>
      <a class="usa-skipnav" href="#main">
        {t('common.skip')}
      </a>
      <Header languages={languages} />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <Footer languages={languages} />
    </>
  )
}

function Header({ languages }: Languages) {
  const { t, path, city, text } = useFrame()
  return (
    <header class="site-header">
      <div class="wide">
        <a class="site-name" href={path('')}>
          <span class="city-mark" dangerouslySetInnerHTML={{ __html: cityMark(city) }} />
          <span>
            {text(city.name)} <b>311</b>
          </span>
        </a>
        <nav class="site-nav" aria-label={t('common.nav')}>
          <a href={path('/report')}>{t('common.nav_report')}</a>
          <a href={path('/near')}>{t('common.nav_near')}</a>
          <a href={path('/find')}>{t('common.nav_find')}</a>
        </nav>
        <LanguageMenu languages={languages} />
      </div>
      <a
        id="waiting"
        class="waiting-bar"
        href={path('/report/offline#on-this-phone')}
        hidden
        data-src={islandUrl('waiting')}
      >
        {t('phone.waiting')} <b />
      </a>
    </header>
  )
}

/** A disclosure, not a script: it opens everywhere. Names are in their own language and script. */
function LanguageMenu({ languages }: Languages) {
  const { t, locale } = useFrame()
  if (languages.length < 2) return null
  return (
    <details class="language-menu">
      <summary aria-label={`${t('common.language')}: ${languageOf(locale).name}`}>
        <Icon name="globe" />
        <span>{languageOf(locale).name}</span>
        <Icon name="down" />
      </summary>
      <LanguageList languages={languages} />
    </details>
  )
}

function LanguageList({ languages }: Languages) {
  const { locale } = useFrame()
  return (
    <ul>
      {languages.map((tag) => {
        const { name, dir } = languageOf(tag)
        return (
          <li key={tag}>
            <a
              href={`/${tag}${REST}`}
              lang={tag}
              dir={dir}
              hreflang={tag}
              {...(tag === locale && { 'aria-current': 'true' as const })}
            >
              {name}
            </a>
          </li>
        )
      })}
    </ul>
  )
}

/** What follows the language in an address: the same page in another language has the same. */
const restOf = (url: string): string => url.replace(/^\/[^/?]*/, '')

function Footer({ languages }: Languages) {
  const { t, path, city, text } = useFrame()
  const { phone, email, address, hours } = city.contact
  return (
    <footer class="site-footer">
      <div class="wide">
        <section aria-label={t('common.contact')} class="site-contact">
          {phone && (
            <p>
              <Icon name="phone" />
              <a href={telOf(phone)}>
                <bdi dir="ltr">{phone}</bdi>
              </a>
            </p>
          )}
          {email && (
            <p>
              <Icon name="mail" />{' '}
              <a href={`mailto:${email}`}>
                <bdi dir="ltr">{email}</bdi>
              </a>
            </p>
          )}
          {address && (
            <p>
              <Icon name="pin" /> <span>{text(address)}</span>
            </p>
          )}
          {hours && (
            <p>
              <Icon name="clock" /> <span>{text(hours)}</span>
            </p>
          )}
        </section>
        <nav class="site-languages" aria-label={t('common.languages')}>
          <LanguageList languages={languages} />
        </nav>
        <nav class="site-links" aria-label={t('common.nav_footer')}>
          <a href={path('/report')}>{t('common.nav_report')}</a>
          <a href={path('/near')}>{t('common.nav_near')}</a>
          <a href={path('/find')}>{t('common.nav_find')}</a>
          <a href={path('/my-data')}>{t('mydata.link')}</a>
          <a href="/desk">{t('common.nav_staff')}</a>
        </nav>
        <p class="site-emergency">{t('common.emergency', { number: city.emergencyNumber })}</p>
      </div>
    </footer>
  )
}
