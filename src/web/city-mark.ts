/** The city's sign: its first letter on its colour, until a city brings a seal of its own. */
import type { City } from './city.ts'
import { themeOf } from './theme.ts'

const escape = (text: string) => text.replaceAll(/[<>&]/g, '')

/** The first letter of its name in its own first language, safe to stand in an SVG. */
export function cityLetter(city: City): string {
  const { name } = city.catalog().jurisdiction
  return escape([...(Object.values(name)[0] ?? '3')][0] ?? '3')
}

/** A square SVG of 32 × 32. */
export function cityIcon(city: City): string {
  const { theme } = city.catalog().jurisdiction
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="${themeOf(theme).primary}"/><text x="16" y="23" text-anchor="middle" font-family="system-ui,sans-serif" font-weight="700" font-size="20" fill="#fff">${cityLetter(city)}</text></svg>`
}
