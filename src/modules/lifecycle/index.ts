/** The end of personal data: anonymised after a time, and removed when whoever reported it wants that. */
export { anonymiseClosed } from './anonymise-closed.ts'
export { type Held, whatIsHeld } from './held.ts'
export { removeAtWish } from './remove-at-wish.ts'
