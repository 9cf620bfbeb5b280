import { type Format, localText, type Translate } from '../../i18n/index.ts'
import { type Catalog, serviceById } from '../catalog/index.ts'
import { safePlace } from '../notifications/index.ts'
import type { Places } from '../places/index.ts'
import type { Subscription } from './mine.ts'
import { cornersOf, middleOf } from './outline.ts'

/** What words are made from. */
export interface Speaker {
  readonly t: Translate
  readonly format: Format
  readonly catalog: Catalog
  readonly places: Places
}

/** What is followed, in words that stand within a sentence: "street lights", "500 m around 12 Broad St". */
export function labelOf(
  one: Pick<
    Subscription,
    'kind' | 'requestNumber' | 'serviceId' | 'areaId' | 'metres' | 'label' | 'words' | 'outline'
  >,
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
      return drawnLabel(one.outline ?? '', t, places)
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

/** With an address in the middle of it, where there is one: somebody may have drawn several. */
function drawnLabel(outline: string, t: Translate, places: Places): string {
  const corners = cornersOf(outline)
  const located = corners.length > 0 ? places.locate(middleOf(corners)) : undefined
  const address = located?.where === 'outside' ? undefined : located?.address
  const place = address ? safePlace(address.label) : ''
  return place === '' ? t('follow.label.drawn') : t('draw.label', { place })
}
