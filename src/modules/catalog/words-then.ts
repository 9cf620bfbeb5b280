/** What somebody was asked on the day they asked: the words of a service as they were. */
import { canonical } from './changes.ts'
import { serviceById } from './lookups.ts'
import type { Attribute, Catalog, LocalText, ServiceWords } from './types.ts'

/** A request as far as its words are concerned. */
export interface AskedIn {
  /** The service that has it now. */
  readonly serviceId: number
  /** Null: the first words that are known of the service. */
  readonly wordsId: number | null
}

interface Then {
  readonly byId: ReadonlyMap<number, ServiceWords>
  readonly first: ReadonlyMap<number, ServiceWords>
  /** Questions by the words they stand in, as far as anybody asked for them. */
  readonly questions: Map<ServiceWords, readonly Attribute[]>
}

const made = new WeakMap<Catalog, Then>()

function thenOf(catalog: Catalog): Then {
  let known = made.get(catalog)
  if (!known) {
    known = {
      byId: new Map(catalog.words.map((one) => [one.id, one])),
      // Of several the oldest wins.
      first: new Map(catalog.words.toReversed().map((one) => [one.serviceId, one])),
      questions: new Map(),
    }
    made.set(catalog, known)
  }
  return known
}

function wordsOf(catalog: Catalog, { serviceId, wordsId }: AskedIn): ServiceWords | undefined {
  const { byId, first } = thenOf(catalog)
  return (wordsId === null ? undefined : byId.get(wordsId)) ?? first.get(serviceId)
}

/** The words a request was asked in; undefined when none are known. */
export const wordsIdThen = (catalog: Catalog, asked: AskedIn): number | undefined =>
  wordsOf(catalog, asked)?.id

/**
 * The questions as they were asked, also by a service that has another name, other questions, or is gone. What the
 * city keeps to itself is asked twice: an answer is public when it was given as one and its question is still public.
 */
export function questionsThen(catalog: Catalog, asked: AskedIn): readonly Attribute[] {
  const words = wordsOf(catalog, asked)
  if (!words) return []
  const now = serviceById(catalog, words.serviceId)
  if (now?.wordsId === words.id) return now.attributes
  const { questions } = thenOf(catalog)
  let found = questions.get(words)
  if (!found) {
    const hidden = new Set(
      now?.attributes.filter((one) => one.visibility === 'private').map(({ code }) => code),
    )
    found = words.attributes.map((one) =>
      hidden.has(one.code) ? { ...one, visibility: 'private' as const } : one,
    )
    questions.set(words, found)
  }
  return found
}

/** What the service was called when somebody asked; null when it still is, and when another service has it now. */
export function calledThen(catalog: Catalog, asked: AskedIn): LocalText | null {
  const words = wordsOf(catalog, asked)
  const now = words && serviceById(catalog, words.serviceId)
  if (!now || now.wordsId === words.id) return null
  return canonical(now.name) === canonical(words.name) ? null : words.name
}
