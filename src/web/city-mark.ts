/** The city's sign: its first letter on its colour, until a city brings a seal of its own. */
import type { Jurisdiction } from '../modules/catalog/index.ts'
import type { City } from './city.ts'
import { themeOf } from './theme.ts'

const escape = (text: string) => text.replaceAll(/[<>&]/g, '')

/** The first letter of its name in its own first language, safe to stand in an SVG. */
export function cityLetter({ name }: Pick<Jurisdiction, 'name'>): string {
  return escape([...(Object.values(name)[0] ?? '3')][0] ?? '3')
}

/** A square SVG of 32 × 32. */
export const cityIcon = (city: City): string => drawn(city.catalog().jurisdiction)

/** The same in the page itself, beside the city's name: a slow line would else open one more connection for it. */
export const cityMark = (city: Jurisdiction): string =>
  drawn(city, ' width="32" height="32" aria-hidden="true" focusable="false"')

const drawn = (city: Pick<Jurisdiction, 'name' | 'theme'>, attributes = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"${attributes}><rect width="32" height="32" rx="7" fill="${themeOf(city.theme).primary}"/><text x="16" y="23" text-anchor="middle" font-family="system-ui,sans-serif" font-weight="700" font-size="20" fill="#fff">${cityLetter(city)}</text></svg>`
