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
export { forgetFollowed } from './forget.ts'
export { labelOf } from './label.ts'
export { cornersOf, MOST_CORNERS } from './outline.ts'
export { anybodyFollows } from './match.ts'
export { sendDigests, sweepFollows } from './digest.ts'
export { type FollowerId, FREQUENCIES, type Frequency, type SubscriptionId } from './tables.ts'
export { askOwner, tellFollowers } from './tell.ts'
export { type Asked, MOST_SIGNS, RADII, readWhat, type What } from './what.ts'
export { isWorthAJob } from './worth.ts'
