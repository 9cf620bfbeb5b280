/** Whom a letter goes to, and in which language. */
import { spokenLanguages } from '../../i18n/index.ts'
import type { City } from '../requests/index.ts'

// Narrower than the standard: what is quoted, or in brackets, is nobody's address and somebody's attempt.
// The domain has a point: a name alone is a machine of somebody's house.
const LABEL = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?'
const ADDRESS = new RegExp(`^[\\w.!#$%&'*+/=?^\`{|}~-]{1,64}@(?:${LABEL}\\.){1,8}${LABEL}$`, 'u')

export const isAddress = (text: string): boolean => text.length <= 320 && ADDRESS.test(text)

/** The reader's language when the program and the city speak it, else the city's first. */
export function localeOf(city: City, language: string): string {
  const { languages } = city.catalog().jurisdiction
  const spoken = languages.filter((tag) => spokenLanguages().includes(tag))
  const wish = [language, language.split('-')[0]].find((tag) => tag !== undefined && spoken.includes(tag))
  return wish ?? spoken[0] ?? 'en'
}
