/** The answers to a service's questions. */
import { localText } from '../../i18n/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type Problem, readAnswer } from './answer-values.ts'
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
 * What the service does not ask is not refused but kept apart in `extra`: clients send fields of their own.
 * Texts to show (`variable: false`) take no answer.
 *
 * @throws {AnswersInvalid} with every problem at once.
 */
export function checkAnswers(
  service: Pick<Service, 'attributes'>,
  raw: Readonly<Record<string, string | readonly string[]>>,
  locale: string,
): { answers: Answers; extra: Answers } {
  const answers: Record<string, string | readonly string[]> = {}
  const problems: AnswerProblem[] = []
  const asked = service.attributes.filter(({ variable }) => variable)
  for (const attribute of asked) {
    const given = Object.hasOwn(raw, attribute.code) ? (raw[attribute.code] ?? '') : ''
    const read =
      readAnswer(attribute, given) ?? (attribute.required ? { problem: 'required' as const } : undefined)
    if (read && 'problem' in read) problems.push(problemOf(attribute, read.problem, locale))
    else if (read) answers[attribute.code] = read.value
  }
  if (problems.length > 0) throw new AnswersInvalid(problems)
  const codes = new Set(asked.map(({ code }) => code))
  const extra = Object.fromEntries(Object.entries(raw).filter(([code]) => !codes.has(code)))
  return { answers, extra }
}

function problemOf({ code, description }: Attribute, problem: Problem, locale: string): AnswerProblem {
  const question = localText(description, locale)
  return { code, problem, question, message: `${code} ${SAYS[problem]} (${question})` }
}
