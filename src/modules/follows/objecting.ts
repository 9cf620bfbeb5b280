/** Who of those who only follow a request may say that it is not fixed, and how often. */
import { Refusal } from '../../kernel/refusal.ts'

/** Of one request: after that the city has heard it, and its staff decide. */
export const MOST_OF_ONE = 2
/** Of one follower in a day: an address costs nothing. */
export const MOST_A_DAY = 3

export interface Objecting {
  /** When the owner of the address said yes to following the request. */
  readonly followsSince: Date
  /** When the request was closed; null while it is open. */
  readonly closedAt: Date | null
  /** Withdrawn by its reporter: then it is theirs, not fixed or not. */
  readonly withdrawn: boolean
  /** Whether this follower said so of this request before. */
  readonly saidBefore: boolean
  /** How often followers opened this request again. */
  readonly ofRequest: number
  /** How often this follower said so of any request in the last 24 hours. */
  readonly today: number
}

/**
 * Why it may not be said; undefined when it may. How long after the closing is the request's own rule.
 *
 * Only who followed before the end may: whoever comes for the end alone did not wait for it.
 */
export function mayNotObject(about: Objecting): Refusal | undefined {
  const { followsSince, closedAt, withdrawn, saidBefore, ofRequest, today } = about
  if (closedAt === null || withdrawn) {
    return new Refusal('conflict', 'nothing_to_object', 'This request is not closed as done or ended.')
  }
  if (followsSince >= closedAt) {
    return new Refusal('forbidden', 'followed_too_late', 'It was closed before you followed it.')
  }
  if (saidBefore) return new Refusal('conflict', 'objected_before', 'You said so of this request before.')
  if (ofRequest >= MOST_OF_ONE) {
    return new Refusal('conflict', 'objected_enough', 'Followers opened this request again often enough.')
  }
  if (today >= MOST_A_DAY) {
    return new Refusal('forbidden', 'objects_too_often', 'That is enough for one day.', { limit: MOST_A_DAY })
  }
  return undefined
}
