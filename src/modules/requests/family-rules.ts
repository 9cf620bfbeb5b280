/** The rules of families, pure: which request may repeat which, and who goes on when the first one is withdrawn. */
import { Refusal } from '../../kernel/refusal.ts'
import type { Status } from './rules.ts'

/** What of a request decides whether it may join a family. */
export interface Member {
  readonly id: string
  readonly status: Status
  readonly visibility: 'public' | 'private'
  readonly parent_id: string | null
}

/**
 * Whether `one` may become a duplicate of `other`. What is over is not merged: there a new report may be a recurrence.
 *
 * @throws {Refusal} `merge_with_itself`, `is_duplicate_already`, `parent_is_duplicate`, `merge_needs_open` or
 *   `merge_would_hide` (a public one would end with words that only the private one's reporter may read).
 */
export function mustBeMergeable(one: Member, other: Member): void {
  if (one.id === other.id) throw no('merge_with_itself', 'A request cannot repeat itself.')
  if (one.parent_id !== null)
    throw no('is_duplicate_already', 'It repeats a request already: take it out first.')
  if (other.parent_id !== null)
    throw no('parent_is_duplicate', 'That request repeats another one: choose that other one.')
  if (one.status === 'closed' || other.status === 'closed')
    throw no('merge_needs_open', 'Only requests that are both open can be merged.')
  if (one.visibility === 'public' && other.visibility === 'private')
    throw no('merge_would_hide', 'A public request cannot repeat a private one.')
}

const no = (code: string, words: string) => new Refusal('conflict', code, words)

/** Somebody who repeats a request that is being withdrawn. */
export interface Candidate {
  readonly id: string
  readonly status: Status
  readonly visibility: 'public' | 'private'
  readonly submitted_at: Date
}

/** Who goes on: the first that is still open, and a public one before a private one, since others must be able to see it. */
export function heirOf<T extends Candidate>(duplicates: readonly T[]): T | undefined {
  return duplicates
    .filter(({ status }) => status !== 'closed')
    .sort(
      (one, other) =>
        Number(one.visibility === 'private') - Number(other.visibility === 'private') ||
        one.submitted_at.getTime() - other.submitted_at.getTime() ||
        (one.id < other.id ? -1 : 1),
    )[0]
}

/** The earlier of two promises: being told "it is known already" makes nobody wait longer. */
export function earlier(one: Date | null, other: Date | null): Date | null {
  if (!one || !other) return one ?? other
  return one < other ? one : other
}
