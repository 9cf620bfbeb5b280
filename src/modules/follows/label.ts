import { type Format, localText, type Translate } from '../../i18n/index.ts'
import { type Catalog, serviceById } from '../catalog/index.ts'
import { safePlace } from '../notifications/index.ts'
import type { Places } from '../places/index.ts'
import type { Subscription } from './mine.ts'

/** What words are made from. */
export interface Speaker {
  readonly t: Translate
  readonly format: Format
  readonly catalog: Catalog
  readonly places: Places
}

/** What is followed, in words that stand within a sentence: "street lights", "500 m around 12 Broad St". */
export function labelOf(
  one: Pick<Subscription, 'kind' | 'requestNumber' | 'serviceId' | 'areaId' | 'metres' | 'label' | 'words'>,
  { t, format, catalog, places }: Speaker,
): string {
  switch (one.kind) {
    case 'request':
      return t('follow.label.request', { number: String(one.requestNumber) })
    case 'near': {
      const distance = format.distance(one.metres ?? 0)
      const place = safePlace(one.label)
      return place === ''
        ? t('follow.label.point', { distance })
        : t('follow.label.near', { distance, place })
    }
    case 'drawn':
      return t('follow.label.drawn')
    case 'area':
      return places.areaName(one.areaId ?? 0, t.locale)
    case 'service': {
      const service = serviceById(catalog, one.serviceId ?? 0)
      return service ? localText(service.name, t.locale, catalog.jurisdiction.languages[0]) : ''
    }
    case 'search':
      return t('follow.label.search', { words: one.words ?? '' })
  }
}
