/** A new report that goes on where an old one ended. */
import type { Translate } from '../../../i18n/index.ts'
import type { DraftFields } from '../../../modules/drafts/index.ts'
import type { PublicRequest } from '../../../modules/requests/index.ts'

/** Fields of a draft: the same service and place, and words that name the old request. The reader can change them all. */
export function againFields(
  { number, serviceCode, address, addressId, point }: PublicRequest,
  t: Translate,
): DraftFields {
  return {
    service: serviceCode,
    address: address ?? '',
    addressId: addressId ?? '',
    lat: point ? String(point.lat) : '',
    lon: point ? String(point.lon) : '',
    description: t('closing.again.words', { number }),
  }
}
