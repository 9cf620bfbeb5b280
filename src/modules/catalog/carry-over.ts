/** What somebody answered to one service, when their report turns out to be another's. */
import { localText } from '../../i18n/index.ts'
import { readAnswer } from './answer-values.ts'
import { asked, type RawAnswers } from './asked.ts'
import { canonical } from './changes.ts'
import type { Attribute, Service } from './types.ts'

export interface CarriedOver {
  /** Answers to questions both services ask in the same words. */
  readonly answers: RawAnswers
  /** Answers in somebody's own words that the other service does not ask for, each with its question. */
  readonly words: readonly string[]
}

type Asking = Pick<Service, 'attributes'>

/**
 * Takes answers from one service to another. Nothing that is said in words is lost, but what was asked for the city
 * only: among the words everybody reads it has no place.
 */
export function carryOver(from: Asking, to: Asking, raw: RawAnswers, locale: string): CarriedOver {
  const answers: Record<string, string | readonly string[]> = {}
  const words: string[] = []
  for (const question of asked(from, raw).questions) {
    const given = Object.hasOwn(raw, question.code) ? (raw[question.code] ?? '') : ''
    const read = question.variable ? readAnswer(question, given) : undefined
    if (!read || 'problem' in read) continue
    const same = to.attributes.find((other) => asksTheSame(question, other))
    const fits = same && readAnswer(same, read.value)
    if (same && fits && !('problem' in fits)) answers[same.code] = given
    else if (inWords(question)) words.push(`${localText(question.description, locale)} ${[given].flat()[0]}`)
  }
  return { answers, words }
}

const inWords = ({ datatype, visibility }: Attribute): boolean =>
  visibility === 'public' && (datatype === 'string' || datatype === 'text')

/** Whether two questions are one: the same code alone means nothing, every service begins to count at 1. */
export const asksTheSame = (one: Attribute, other: Attribute): boolean =>
  one.code === other.code &&
  other.variable &&
  one.datatype === other.datatype &&
  canonical(one.description) === canonical(other.description)
