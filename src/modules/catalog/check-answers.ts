/** The answers to a service's questions. */
import { localText } from '../../i18n/index.ts'
import { cleanText } from '../../kernel/clean-text.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type Problem, readAnswer } from './answer-values.ts'
import { asked, type Outcome, type RawAnswers } from './asked.ts'
import type { Attribute, Service } from './types.ts'

/** Answers by attribute code; a multivaluelist's are keys in the order of its values. */
export type Answers = Readonly<Record<string, string | readonly string[]>>

/** One answer that cannot be taken. */
export interface AnswerProblem {
  readonly code: string
  readonly problem: Problem
  /** The question, in the reader's language. */
  readonly question: string
  /** Plain English for programs, beginning with the attribute's code: `11 required`. */
  readonly message: string
}

/** All that is wrong with the answers at once: nobody wants to hear it one by one. */
export class AnswersInvalid extends Refusal {
  readonly problems: readonly AnswerProblem[]

  constructor(problems: readonly AnswerProblem[]) {
    super('invalid', 'answers_invalid', problems.map(({ message }) => message).join('. '), {
      count: problems.length,
      fields: problems.map(({ code }) => code).join(','),
    })
    this.problems = problems
  }
}

/** With this answer the report is not taken by this service: not here at all, or by another one. */
export class LedElsewhere extends Refusal {
  readonly outcome: Outcome

  constructor(outcome: Outcome, locale: string) {
    const { question: field, say } = outcome
    const words = say ? localText(say, locale) : ''
    const facts = { field: `a.${field}`, question: field, answer: outcome.answer, say: words }
    if (outcome.kind === 'blocked') {
      const { phone = '', url = '' } = outcome
      const ways = [phone, url].filter(Boolean).join(' ')
      const message = [`${field}: a report with this answer is not taken here.`, words, ways]
      super('invalid', 'report_blocked', message.filter(Boolean).join(' '), { ...facts, ways })
    } else {
      const { service } = outcome
      const message = [`${field}: a report with this answer belongs to service ${service}.`, words]
      super('invalid', 'report_diverted', message.filter(Boolean).join(' '), { ...facts, service })
    }
    this.outcome = outcome
  }
}

const SAYS: Record<Problem, string> = {
  required: 'required', // GeoReport clients look for "<CODE> required"
  not_a_number: 'must be a number, such as 12 or 3.5',
  not_a_date: 'must be a date or a time, such as 2026-11-21 or 2026-11-21T10:00:00Z',
  not_on_the_list: 'must be one of the keys of its list',
  only_one: 'takes only one value',
  too_long: 'is too long',
}

/**
 * Checks raw answers against the questions of `service`.
 *
 * What the service does not know is not refused but kept apart in `extra`: clients send fields of their own.
 * Texts to show (`variable: false`) take no answer. An answer to a question that was not asked is dropped: whoever
 * changed their mind on the way has not said it.
 *
 * @param zone IANA zone of the city, on whose clock an instant is a day.
 * @throws {LedElsewhere} whatever else is missing: nobody is asked more for a report that is not taken.
 * @throws {AnswersInvalid} with every problem at once.
 */
export function checkAnswers(
  service: Pick<Service, 'attributes'>,
  raw: RawAnswers,
  locale: string,
  zone?: string,
): { answers: Answers; extra: Answers } {
  const answers: Record<string, string | readonly string[]> = {}
  const problems: AnswerProblem[] = []
  const { questions, outcome } = asked(service, raw)
  if (outcome) throw new LedElsewhere(outcome, locale)
  for (const attribute of questions) {
    if (!attribute.variable) continue
    const given = Object.hasOwn(raw, attribute.code) ? (raw[attribute.code] ?? '') : ''
    const read =
      readAnswer(attribute, given, zone) ??
      (attribute.required ? { problem: 'required' as const } : undefined)
    if (read && 'problem' in read) problems.push(problemOf(attribute, read.problem, locale))
    else if (read) answers[attribute.code] = read.value
  }
  if (problems.length > 0) throw new AnswersInvalid(problems)
  const codes = new Set(service.attributes.filter(({ variable }) => variable).map(({ code }) => code))
  const extra = Object.fromEntries(
    Object.entries(raw).flatMap(([code, said]) =>
      codes.has(code) ? [] : [[cleanText(code), cleaned(said)]],
    ),
  )
  return { answers, extra }
}

const cleaned = (said: string | readonly string[]): string | readonly string[] =>
  typeof said === 'string' ? cleanText(said) : said.map(cleanText)

function problemOf({ code, description }: Attribute, problem: Problem, locale: string): AnswerProblem {
  const question = localText(description, locale)
  return { code, problem, question, message: `${code} ${SAYS[problem]} (${question})` }
}
