/** What cannot wait for the city, heard in what somebody writes. Rules first: no model is asked about a gas leak. */
import type { Catalog, Danger, ReadyAnswer } from '../catalog/index.ts'
import { heard, says, sought, type Sought } from './phrases.ts'

/** A danger as it is told: the number is the danger's own or the city's emergency number. */
export interface Alarm {
  readonly code: string
  readonly say: Danger['say']
  readonly number: string
}

interface Known {
  readonly dangers: readonly { readonly alarm: Alarm; readonly sought: Sought }[]
  readonly answers: readonly { readonly answer: ReadyAnswer; readonly sought: Sought }[]
}

const ready = new WeakMap<Catalog, Known>()

/** The gravest danger a text tells of, in the order of the city's file; undefined when there is none. */
export function dangerIn(catalog: Catalog, text: string): Alarm | undefined {
  const words = heard(text)
  if (words.length === 0) return undefined
  return knownOf(catalog).dangers.find(({ sought: phrases }) => says(words, phrases))?.alarm
}

/** The answer the city has ready for what was asked, the first that fits. */
export function answerTo(catalog: Catalog, text: string): ReadyAnswer | undefined {
  const words = heard(text)
  if (words.length === 0) return undefined
  return knownOf(catalog).answers.find(({ sought: phrases }) => says(words, phrases))?.answer
}

function knownOf(catalog: Catalog): Known {
  let known = ready.get(catalog)
  if (known) return known
  const { dangers = [], answers = [], emergencyNumber } = catalog.jurisdiction
  known = {
    dangers: dangers.map(({ code, say, number, words, except }) => ({
      alarm: { code, say, number: number ?? emergencyNumber },
      sought: sought(words, except),
    })),
    answers: answers.map((answer) => ({ answer, sought: sought(answer.words) })),
  }
  ready.set(catalog, known)
  return known
}
