/** What a partner's no, or its silence, means for what was to be sent. */
import type { Reader } from '../../kernel/db.ts'
import { Unanswered } from '../../kernel/outbound.ts'
import { PartnerRefuses } from './georeport/client.ts'
import { Unreadable } from './georeport/read-tree.ts'
import { REST, restAsAsked } from './rules.ts'
import type { PartnerId } from './tables.ts'

export interface Trouble {
  /**
   * `refused`: it was read and is not wanted; again the same would be refused again. `later`: it did not get there.
   * `unsure`: it may have got there.
   */
  readonly means: 'refused' | 'later' | 'unsure'
  /** Its words, or the network's. */
  readonly words: string
  /** Milliseconds for which nothing at all is to be sent there. */
  readonly rest: number | undefined
  /** The try does not count: the server only wants us to be slower. */
  readonly free: boolean
}

const LATER = new Set([408, 425, 429, 503])

/** @throws what is neither: a bug of ours. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof PartnerRefuses) {
    const { status, retryAfter, message } = error
    if (LATER.has(status)) {
      return { means: 'later', words: cut(message), rest: restAsAsked(retryAfter), free: status === 429 }
    }
    // Of a server that fails in the middle nobody knows what it did before.
    if (status >= 500)
      return { means: 'unsure', words: cut(message), rest: restAsAsked(retryAfter), free: false }
    return { means: 'refused', words: cut(message), rest: undefined, free: false }
  }
  if (error instanceof Unanswered) {
    if (error.why === 'refused')
      return { means: 'refused', words: cut(error.message), rest: undefined, free: false }
    return {
      means: error.why === 'reached' ? 'unsure' : 'later',
      words: cut(error.message),
      rest: REST,
      free: false,
    }
  }
  if (error instanceof Unreadable)
    return { means: 'unsure', words: cut(error.message), rest: undefined, free: false }
  throw error
}

const cut = (words: string): string => words.replaceAll('\u0000', '').slice(0, 1_000)

/** Leaves a partner alone for a while, and says why. */
export async function rest(
  db: Reader,
  id: PartnerId,
  { rest: ms, words }: Trouble,
  now: Date,
): Promise<void> {
  await db
    .updateTable('partner_system')
    .set({ last_trouble: words, ...(ms !== undefined && { rest_until: new Date(now.getTime() + ms) }) })
    .where('id', '=', id)
    .execute()
}

/** It answers as it should. */
export async function wellAgain(db: Reader, id: PartnerId): Promise<void> {
  await db
    .updateTable('partner_system')
    .set({ last_trouble: null, rest_until: null })
    .where('id', '=', id)
    .where('last_trouble', 'is not', null)
    .execute()
}
