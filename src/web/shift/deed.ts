/** What a crew did with a request, on its phone until it is sent. */
import type { FieldPairs } from '../outbox/kept-form.ts'

/**
 * `waiting`: to be sent. `conflict`: the request was changed meanwhile, the crew decides. `refused`: it cannot be done.
 */
export type DeedState = 'waiting' | 'conflict' | 'refused' | 'sent'

export interface Deed {
  /** 128 random bits as 22 characters: the key by which it is done once, and the draft its photos belong to. */
  readonly id: string
  /** Who did it: nobody else's session sends it. */
  readonly by: string
  /** Of the request. */
  readonly number: string
  /** What it is about, for the list on the phone. */
  readonly title: string
  readonly move: string
  /** Version of the request it was decided upon, and the newest line of its history then. */
  readonly seen: number
  readonly line: number
  readonly fields: FieldPairs
  /** Ids of its photos here. */
  readonly photos: readonly string[]
  readonly state: DeedState
  /** Milliseconds since 1970; no two have the same, and they are sent in this order. */
  readonly at: number
  /** What the city said last. */
  readonly answer?: DeedAnswer
}

/** What the city answers to a deed. */
export interface DeedAnswer {
  /** Done: the version it met, the one it left, and the newest line of history. */
  readonly before?: number
  readonly version?: number
  readonly line?: number
  /** Not done: why, and in the reader's words. */
  readonly error?: string
  readonly message?: string
  readonly field?: string | undefined
  /** How the request stands now; not there when it may not be seen any more. */
  readonly now?: Meanwhile
}

export interface Meanwhile {
  readonly version: number
  readonly line: number
  /** In words. */
  readonly state: string
  /** Whose it is now, when it is another agency's. */
  readonly agency?: string
  readonly lines: readonly {
    readonly when: string
    readonly what: string
    readonly who: string
    readonly body: string
  }[]
  /** Whether the same deed can be done as it stands now; whether a note can be written. */
  readonly again: boolean
  readonly note: boolean
}

const HOUR = 3_600_000 // milliseconds
/** What was sent is shown until the shift is over. */
const KEPT_SENT = 16 * HOUR
/** What could not be sent waits a week for whoever did it. */
const KEPT_UNSENT = 7 * 24 * HOUR

/** Whether a phone need not keep it any longer. */
export const isOver = ({ state, at }: Pick<Deed, 'state' | 'at'>, now: number): boolean =>
  now - at > (state === 'sent' ? KEPT_SENT : KEPT_UNSENT)

/**
 * The others, after `done` was: those decided on what it met stand on what it left. One decided on anything else keeps
 * its version, so that the city says what happened in between.
 */
export function standOn(others: readonly Deed[], done: Deed, { before, version, line }: DeedAnswer): Deed[] {
  if (before === undefined || version === undefined || line === undefined) return []
  return others
    .filter((one) => one.number === done.number && one.id !== done.id && one.at > done.at)
    .filter(({ state, seen }) => state === 'waiting' && seen === before)
    .map((one) => ({ ...one, seen: version, line }))
}

/** What a new deed on a request stands on: the newest that this phone knows. */
export function newestOf(
  page: Pick<Deed, 'seen' | 'line'>,
  deeds: readonly Deed[],
  number: string,
): Pick<Deed, 'seen' | 'line'> {
  const known = deeds
    .filter((one) => one.number === number && one.state === 'sent')
    .map(({ answer }) => ({ seen: answer?.version ?? 0, line: answer?.line ?? 0 }))
  return [page, ...known].reduce((newest, one) => (one.seen > newest.seen ? one : newest))
}
