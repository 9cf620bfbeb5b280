/** The end of personal data: anonymised after a time, and removed when whoever reported it wants that. */
export { anonymiseClosed } from './anonymise-closed.ts'
export { type AddressSummary, allHeldBy, summaryOf } from './by-address.ts'
export { addressOf, askForData, type DataLink, endLink, openData, sweepDataLinks } from './data-link.ts'
export { listRemovals, mayRemoveAll, removeAddressAtDesk, removeRequestAtDesk } from './remove-at-desk.ts'
export { removeByAddress } from './remove-by-address.ts'
export { sendDataLink } from './send-data-link.ts'
export { type Held, whatIsHeld } from './held.ts'
export { removeAtWish } from './remove-at-wish.ts'
