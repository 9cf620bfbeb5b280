/** Profiles: what a file holds, before anybody says what it means. */
export type { ColumnProfile } from './look-at-column.ts'
export { printProfile } from './print-profile.ts'
export { type FileProfile, profileFile } from './profile-file.ts'
