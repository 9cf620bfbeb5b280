/** Answers when a request comes under another service: what fits stays an answer, the rest is set aside, nothing goes. */
import { readAnswer } from './answer-values.ts'
import { asked } from './asked.ts'
import type { Answers } from './check-answers.ts'
import { asksTheSame } from './carry-over.ts'
import type { Attribute, Catalog, Service } from './types.ts'
import { type AskedIn, questionsThen, wordsIdThen } from './words-then.ts'

/** What was said on a request, and in whose words it was asked. */
export interface SaidTo extends AskedIn {
  readonly answers: Answers
  /** What no question of its service asked for. */
  readonly extra: Answers
}

export interface AnswersMoved {
  readonly answers: Answers
  readonly extra: Answers
  /** Questions whose answers the other service does not ask for: they are in `extra` from now on. */
  readonly setAside: readonly Attribute[]
  /** Compulsory questions that nobody has answered. */
  readonly missing: readonly Attribute[]
}

/** `12/depth`: the question `depth` in the words 12; with a `+` where a client sent such a name itself. */
const KEY = /^(\d{1,9})\/([^]+)$/

/**
 * Takes the answers of a request to another service. One stays an answer where both ask the same (code, kind and words)
 * and what was said can be said there; what only the city may read does not come under a question that everybody reads.
 * All others are set aside under their question, and are answers again when the request comes back.
 *
 * @param zone IANA zone of the city, on whose clock an instant is a day.
 */
export function moveAnswers(catalog: Catalog, said: SaidTo, to: Service, zone?: string): AnswersMoved {
  const words = wordsIdThen(catalog, said)
  const answers = new Map<string, string | readonly string[]>()
  const extra = new Map<string, string | readonly string[]>()
  const setAside: Attribute[] = []
  const take = (question: Attribute | undefined, value: string | readonly string[]): boolean => {
    const same = question && to.attributes.find((other) => asksTheSame(question, other))
    if (!same || answers.has(same.code)) return false
    if (question.visibility === 'private' && same.visibility === 'public') return false
    const read = readAnswer(same, value, zone)
    if (!read || 'problem' in read) return false
    answers.set(same.code, read.value)
    return true
  }
  const questions = questionsThen(catalog, said)
  for (const [code, value] of Object.entries(said.answers)) {
    const question = questions.find((one) => one.code === code)
    if (take(question, value)) continue
    if (question) setAside.push(question)
    let key = `${words ?? 0}/${code}`
    while (Object.hasOwn(said.extra, key) || extra.has(key)) key += '+'
    extra.set(key, value)
  }
  for (const [key, value] of Object.entries(said.extra)) {
    if (!take(questionOf(catalog, key), value)) extra.set(key, value)
  }
  const kept = Object.fromEntries(answers)
  const missing = asked(to, kept).questions.filter(
    ({ variable, required, code }) => variable && required && !answers.has(code),
  )
  return { answers: kept, extra: Object.fromEntries(extra), setAside, missing }
}

/** The question an answer that was set aside belongs to; undefined when a client sent it without being asked. */
export function questionOf(catalog: Catalog, key: string): Attribute | undefined {
  const [, words, code] = KEY.exec(key) ?? []
  if (words === undefined) return undefined
  const questions = questionsThen(catalog, { serviceId: 0, wordsId: Number(words) })
  const called = (name: string | undefined) => questions.find((one) => one.code === name)
  return called(code) ?? called(code?.replace(/\++$/, ''))
}
