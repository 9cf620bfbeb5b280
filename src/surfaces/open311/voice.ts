/** In whose name and in which language an answer speaks, and where its links lead. */
import { localText, type Translate, translator } from '../../i18n/index.ts'
import type { Catalog, LocalText } from '../../modules/catalog/index.ts'
import type { City } from '../../modules/requests/index.ts'
import { one, type Parameters } from './parameters.ts'

export interface Voice {
  readonly catalog: Catalog
  readonly jurisdictionId: string
  /** BCP 47: the city's default, or what `locale` asks for where the city offers it. */
  readonly locale: string
  readonly t: Translate
  readonly text: (words: LocalText) => string
  /** Absolute address of the server, without a slash at the end. */
  readonly site: string
}

export function voiceOf(city: City, parameters: Parameters, site: string): Voice {
  const catalog = city.catalog()
  const { languages } = catalog.jurisdiction
  const asked = one(parameters, 'locale')?.replace('_', '-').toLowerCase() ?? ''
  const offered = (tag: string) => languages.find((language) => language.toLowerCase() === tag)
  const locale = offered(asked) ?? offered(asked.split('-')[0] ?? '') ?? languages[0] ?? 'en'
  return {
    catalog,
    jurisdictionId: city.jurisdictionId,
    locale,
    t: translator(locale),
    text: (words) => localText(words, locale, languages[0]),
    site,
  }
}

/** Where everybody sees a public photo: the surface serves it itself, so that no client needs a page of ours. */
export const photoUrl = ({ site, jurisdictionId }: Voice, photoId: string): string =>
  `${site}/open311/media/${jurisdictionId}/${photoId}.jpg`
