/** Identity: who works for the city, what they may do, how they sign in; and the keys of partners' programs. */
export { keepPassword } from './accounts.ts'
export {
  actorOfKey,
  type ApiKey,
  createApiKey,
  hashKey,
  keyIdOf,
  keyLabelOf,
  listApiKeys,
  type NewApiKey,
  revokeApiKey,
  verifyApiKey,
} from './api-keys.ts'
export {
  type Colleague,
  type Deserted,
  listColleagues,
  listDeserted,
  listGone,
  listResponsible,
  type Responsible,
  staffAddress,
  staffEmails,
  staffName,
} from './colleagues.ts'
export { type DemoSignIn, demoSignIns } from './demo.ts'
export { DEMO_CITY, DEMO_KEY, isDemoCity } from './demo-city.ts'
export type { Home } from './ground.ts'
export { findColleague, staffNameOf } from './in-sql.ts'
export { type Identity, openIdentity } from './identity.ts'
export { changeOwnPassword, changeOwnSettings } from './own-account.ts'
export { provingPassword } from './prove-password.ts'
export { DEMO_PASSWORD, SHORTEST as SHORTEST_PASSWORD } from './passwords.ts'
export {
  type KeyEntry,
  listKeyEntries,
  listStaffEntries,
  saveKeyEntries,
  saveStaffEntries,
  type StaffEntry,
} from './people.ts'
export {
  grantsOf,
  isPermission,
  isRole,
  KEY_SCOPES,
  needsAgency,
  type Permission,
  PERMISSIONS,
  type Role,
  ROLE_NAMES,
} from './roles.ts'
export type { SecondFactorKey } from './second-factor.ts'
export type { SignedIn } from './session.ts'
export type { Browser, SignIn } from './sign-in.ts'
export {
  activateStaff,
  addStaff,
  changeStaff,
  deactivateStaff,
  listStaff,
  resetPassword,
  resetSecondFactor,
  type StaffDetails,
  type StaffMember,
} from './staff.ts'
export { listStaffLog, type StaffLogLine } from './staff-log.ts'
export type { ApiKeyId, StaffId } from './tables.ts'
