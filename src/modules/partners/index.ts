/** Partner systems: agencies with a work-order system of their own get their requests there, and answer from there. */
export { startCarrier } from './carrier.ts'
export { type Dialect, STANDARD } from './dialect.ts'
export { forgetDeliveries } from './forget.ts'
export { noteForPartners } from './note-events.ts'
export {
  countDeliveries,
  type Delivery,
  type DeliveryCounts,
  type DeliveryFilter,
  listDeliveries,
  type StoppedAt,
  takeStopped,
  takeUnheard,
} from './list-deliveries.ts'
export { changePartner, type PartnerChange } from './change-partner.ts'
export { listPartners, type Partner, type PartnerGround } from './partners.ts'
export {
  deviations,
  PARTNER_KEYS,
  keepPartnerKey,
  listPartnerEntries,
  type PartnerEntry,
  savePartnerEntries,
  setPartnerActive,
} from './save-partner.ts'
export { callOffDelivery, resendAll, resendDelivery } from './resend.ts'
export {
  callOffPhoto,
  listStoppedPhotos,
  partnersOfStoppedPhotos,
  retryPhoto,
  type StoppedPhoto,
  takeUnfetched,
} from './stopped-photos.ts'
export { readStatus, writeStatus } from './statuses.ts'
export type {
  DeliveryId,
  DeliveryState,
  Hears,
  PartnerId,
  PartnerPhotoId,
  ServiceMap,
  ServiceMapping,
} from './tables.ts'
