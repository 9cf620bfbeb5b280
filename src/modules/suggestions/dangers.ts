/** What cannot wait for the city, heard in what somebody writes. Rules first: no model is asked about a gas leak. */
import type { Catalog, Danger, ReadyAnswer } from '../catalog/index.ts'
import { heard, type Lexicon, makeLexicon, says, type Sought } from './phrases.ts'

/** A danger as it is told: the number is the danger's own or the city's emergency number. */
export interface Alarm {
  readonly code: string
  readonly say: Danger['say']
  readonly number: string
}

interface Known {
  readonly lexicon: Lexicon
  readonly dangers: readonly { readonly alarm: Alarm; readonly sought: Sought }[]
  readonly answers: readonly { readonly answer: ReadyAnswer; readonly sought: Sought }[]
}

const ready = new WeakMap<Catalog, Known>()

/** The gravest danger a text tells of, in the order of the city's file; undefined when there is none. */
export function dangerIn(catalog: Catalog, text: string): Alarm | undefined {
  const { dangers, lexicon } = knownOf(catalog)
  return firstSaid(text, dangers, lexicon)?.alarm
}

/** The answer the city has ready for what was asked, the first that fits. */
export function answerTo(catalog: Catalog, text: string): ReadyAnswer | undefined {
  const { answers, lexicon } = knownOf(catalog)
  return firstSaid(text, answers, lexicon)?.answer
}

function firstSaid<Told extends { readonly sought: Sought }>(
  text: string,
  known: readonly Told[],
  lexicon: Lexicon,
): Told | undefined {
  const words = heard(text)
  if (words.length === 0) return undefined
  const fitting = lexicon.fitting(words)
  return known.find(({ sought }) => says(words, sought, fitting))
}

function knownOf(catalog: Catalog): Known {
  let known = ready.get(catalog)
  if (known) return known
  const { dangers = [], answers = [], emergencyNumber } = catalog.jurisdiction
  const lexicon = makeLexicon()
  known = {
    lexicon,
    dangers: dangers.map(({ code, say, number, words, except }) => ({
      alarm: { code, say, number: number ?? emergencyNumber },
      sought: lexicon.sought(words, except),
    })),
    answers: answers.map((answer) => ({ answer, sought: lexicon.sought(answer.words) })),
  }
  ready.set(catalog, known)
  return known
}
