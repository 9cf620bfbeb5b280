/** Agencies, teams, services and areas to choose from, in the reader's language. */
import { localText } from '../../../i18n/index.ts'
import {
  type Catalog,
  type LocalText,
  servicesOfGroup,
  teamsOfAgency,
} from '../../../modules/catalog/index.ts'
import type { Places } from '../../../modules/places/index.ts'
import { onceFor, toGroups, toOptions } from './options.ts'

interface Named {
  readonly code: string
  readonly name: LocalText
  readonly retired?: boolean
}

function choicesOf(all: readonly Named[], { jurisdiction }: Catalog, locale: string) {
  return all
    .filter(({ retired }) => !retired)
    .map(({ code, name }) => ({ value: code, name: localText(name, locale, jurisdiction.languages[0]) }))
}

const nameIn = (catalog: Catalog, locale: string) => (name: LocalText) =>
  localText(name, locale, catalog.jurisdiction.languages[0])

export const agencyOptions = onceFor((catalog: Catalog, locale: string) =>
  toOptions(choicesOf(catalog.agencies, catalog, locale)),
)

/** Teams under their agencies. */
export const teamOptions = onceFor((catalog: Catalog, locale: string) => {
  const words = nameIn(catalog, locale)
  return toGroups(
    catalog.agencies.map(({ code, name }) => ({
      name: words(name),
      choices: choicesOf(teamsOfAgency(catalog, code), catalog, locale),
    })),
  )
})

export const teamOptionsOf = (catalog: Catalog, agencyCode: string, locale: string): string =>
  toOptions(choicesOf(teamsOfAgency(catalog, agencyCode), catalog, locale))

/** Services under their groups. */
export const serviceOptions = onceFor((catalog: Catalog, locale: string) => {
  const words = nameIn(catalog, locale)
  return toGroups(
    catalog.groups.map(({ code, name }) => ({
      name: words(name),
      choices: choicesOf(servicesOfGroup(catalog, code), catalog, locale),
    })),
  )
})

/** Areas under their layers. */
export const areaOptions = onceFor((places: Places, locale: string) =>
  toGroups(
    places.layers().map(({ code, name }) => ({
      name: localText(name, locale),
      choices: places.areas(code).map(({ id }) => ({ value: String(id), name: places.areaName(id, locale) })),
    })),
  ),
)
