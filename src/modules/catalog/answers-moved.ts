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

/** One answer of a request, as it is there. */
interface Said {
  readonly value: string | readonly string[]
  readonly question: Attribute | undefined
  /** Under which it is, or would be, set aside. */
  readonly key: string
  readonly wasAnswer: boolean
}

/**
 * Takes the answers of a request to another service. One stays an answer where both ask the same (code, kind and words),
 * what was said can be said there, and its question is asked after the others; what only the city may read does not come
 * under a question that everybody reads. All others are set aside under their question, and are answers again when the
 * request comes back.
 *
 * @param zone IANA zone of the city, on whose clock an instant is a day.
 */
export function moveAnswers(catalog: Catalog, said: SaidTo, to: Service, zone?: string): AnswersMoved {
  const all = allSaid(catalog, said)
  const fitting = new Map<string, { readonly one: Said; readonly value: string | readonly string[] }>()
  for (const one of all) {
    const fit = fitOf(one, to, zone)
    if (fit && !fitting.has(fit.code)) fitting.set(fit.code, { one, value: fit.value })
  }
  // As in a report: an answer to a question that is not asked answers nothing.
  const questions = asked(to, valuesOf(fitting)).questions
  const codes = new Set(questions.map(({ code }) => code))
  const stay = new Map([...fitting].filter(([code]) => codes.has(code)))
  const staying = new Set([...stay.values()].map(({ one }) => one))
  const aside = all.filter((one) => !staying.has(one))
  return {
    answers: valuesOf(stay),
    extra: Object.fromEntries(aside.map(({ key, value }) => [key, value])),
    setAside: aside.flatMap(({ wasAnswer, question }) => (wasAnswer && question ? [question] : [])),
    missing: questions.filter(({ variable, required, code }) => variable && required && !stay.has(code)),
  }
}

const valuesOf = (taken: ReadonlyMap<string, Pick<Said, 'value'>>): Answers =>
  Object.fromEntries([...taken].map(([code, { value }]) => [code, value]))

/** Answers first: they win over what was set aside earlier. */
function allSaid(catalog: Catalog, said: SaidTo): Said[] {
  const words = wordsIdThen(catalog, said)
  const questions = questionsThen(catalog, said)
  const keys = new Set(Object.keys(said.extra))
  const answers = Object.entries(said.answers).map(([code, value]) => {
    let key = `${words ?? 0}/${code}`
    while (keys.has(key)) key += '+'
    keys.add(key)
    return { value, key, question: questions.find((one) => one.code === code), wasAnswer: true }
  })
  const extra = Object.entries(said.extra).map(([key, value]) => {
    return { value, key, question: questionOf(catalog, key), wasAnswer: false }
  })
  return [...answers, ...extra]
}

/** The question of `to` that this answers, and what it answers there; undefined when it answers none. */
function fitOf({ question, value }: Said, to: Service, zone: string | undefined) {
  const same = question && to.attributes.find((other) => asksTheSame(question, other))
  if (!same || (question.visibility === 'private' && same.visibility === 'public')) return undefined
  const read = readAnswer(same, value, zone)
  return read && !('problem' in read) ? { code: same.code, value: read.value } : undefined
}

/** The question an answer that was set aside belongs to; undefined when a client sent it without being asked. */
export function questionOf(catalog: Catalog, key: string): Attribute | undefined {
  const [, words, code] = KEY.exec(key) ?? []
  if (words === undefined) return undefined
  const questions = questionsThen(catalog, { serviceId: 0, wordsId: Number(words) })
  const called = (name: string | undefined) => questions.find((one) => one.code === name)
  return called(code) ?? called(code?.replace(/\++$/, ''))
}
