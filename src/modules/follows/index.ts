/** Follows: who wants to hear of what, how often, and that each hears of it once and in their own language. */
import './events.ts'

export { askToFollow, type Wish } from './ask.ts'
export {
  type Follower,
  changeFrequency,
  changeLanguage,
  confirmFollow,
  endFollow,
  findAsked,
  findFollower,
  type Subscription,
} from './mine.ts'
export {
  confirmDevice,
  type DeviceState,
  deviceStateOf,
  endDevice,
  followOnDevice,
  moveDevice,
} from './device.ts'
export { greetDevice } from './greet.ts'
export { confirmKey, followKey, readConfirmKey, readFollowKey } from './keys.ts'
export { confirmByCode, endAllAt, localeAt, type TypedCode } from './code.ts'
export { followedBy, forgetFollowed, forgetFollower } from './forget.ts'
export { labelOf } from './label.ts'
export { cornersOf, MOST_CORNERS } from './outline.ts'
export { anybodyFollows } from './match.ts'
export { sendDigests, sweepFollows } from './digest.ts'
export {
  type FollowChannel,
  type FollowerId,
  FREQUENCIES,
  type Frequency,
  type SubscriptionId,
} from './tables.ts'
export { findObjectable, type Objectable, objectAsFollower } from './object.ts'
export { askOwner, tellFollowers } from './tell.ts'
export { type Asked, MOST_SIGNS, RADII, readWhat, type What } from './what.ts'
export { type FollowTemplate, previewFollowLetter } from './preview-letter.ts'
export { isWorthAJob } from './worth.ts'
