/** Personal data in words: found by rule, and left out of whatever everybody may read. Pure: no query, no clock. */
export { cityContacts } from './city-contacts.ts'
export { findPersonalData } from './find-personal-data.ts'
export type { Finding, PersonalKind, PublicContacts } from './finding.ts'
export { MASK, maskPersonalData } from './mask.ts'
