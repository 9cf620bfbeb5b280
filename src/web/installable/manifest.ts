/** What a phone needs to know to put the city on its home screen. */
import { languageOf, localText, translator } from '../../i18n/index.ts'
import type { City } from '../city.ts'
import { themeOf } from '../theme.ts'
import { ICONS } from './icons.ts'

/** Members of https://www.w3.org/TR/appmanifest/ that we use. */
export interface AppManifest {
  readonly id: string
  readonly name: string
  readonly short_name: string
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  readonly start_url: string
  readonly scope: string
  readonly display: 'standalone'
  readonly theme_color: string
  readonly background_color: string
  readonly icons: readonly object[]
  readonly shortcuts: readonly object[]
}

/** A phone shows some twelve letters under an icon. */
const SHORT = 12

/** The residents' pages in a language. */
export function residentManifest(city: City, locale: string): AppManifest {
  const t = translator(locale)
  const name = nameOf(city, locale)
  const shortcuts = [
    { name: t('common.nav_report'), url: `/${locale}/report` },
    { name: t('common.nav_find'), url: `/${locale}/find` },
    { name: t('common.nav_near'), url: `/${locale}/near` },
  ]
  return {
    ...common(city, locale),
    // One city is one app, whichever language it was installed in.
    id: '/',
    name: `${name} 311`,
    short_name: shorten(name, '311'),
    start_url: `/${locale}`,
    scope: '/',
    shortcuts: shortcuts.map((shortcut) => ({ ...shortcut, icons: ICON_LIST.slice(0, 1) })),
  }
}

/** The crews' list, an app of its own beside the residents'. */
export function workManifest(city: City, locale: string): AppManifest {
  const t = translator(locale)
  const work = t('desk.nav.work')
  return {
    ...common(city, locale),
    id: '/desk/work',
    name: `${nameOf(city, locale)} 311 – ${work}`,
    short_name: work.slice(0, SHORT),
    start_url: '/desk/work',
    scope: '/desk/',
    shortcuts: [],
  }
}

const nameOf = (city: City, locale: string): string => {
  const { name, languages } = city.catalog().jurisdiction
  return localText(name, locale, languages[0])
}

const shorten = (name: string, rest: string): string =>
  name.length + rest.length < SHORT ? `${name} ${rest}` : name.length <= SHORT ? name : rest

const ICON_LIST = Object.entries(ICONS)
  .filter(([name]) => !name.startsWith('apple'))
  .map(([name, { size, purpose }]) => ({
    src: `/icons/${name}.png`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  }))

function common(city: City, locale: string) {
  return {
    lang: locale,
    dir: languageOf(locale).dir,
    display: 'standalone' as const,
    theme_color: themeOf(city.catalog().jurisdiction.theme).primary,
    background_color: '#ffffff',
    icons: ICON_LIST,
  }
}
