/** What follows from the answers of a form: more questions, another service, or the end of the report. */
import type { FastifyRequest } from 'fastify'
import { localText } from '../../../i18n/index.ts'
import {
  asked,
  carryOver,
  conditionalOf,
  offered,
  type Outcome,
  serviceByCode,
} from '../../../modules/catalog/index.ts'
import type { Errors } from '../../../web/index.ts'
import { one } from '../input.ts'
import { answersOf, textOf, type Writing } from './writing.ts'

/** Questions that the answers ask, that the form did not show since it could not know, and that nobody answered. */
export function askedSince(writing: Writing, shown: readonly string[]): string[] {
  const conditional = conditionalOf(writing.service.attributes)
  return asked(writing.service, answersOf(writing))
    .questions.map(({ code }) => code)
    .filter(
      (code) => conditional.has(code) && !shown.includes(code) && textOf(writing.fields, `a.${code}`) === '',
    )
}

/** Of those questions that a form just learnt of, as the address says, the ones that are asked indeed. */
export function freshIn({ query }: FastifyRequest, writing: Writing): ReadonlySet<string> {
  const named = new Set(one(query, 'more').split(' '))
  return new Set(askedSince(writing, []).filter((code) => named.has(code)))
}

/** Nobody is told that they left out what they were not asked. */
export const withoutFresh = (errors: Errors, fresh: ReadonlySet<string>): Errors =>
  Object.fromEntries(Object.entries(errors).filter(([name]) => !fresh.has(name.slice(2))))

/** The service that takes it instead, when an answer says so and the button was pressed; with the words so far. */
export function divertedTo(writing: Writing, pressed: string | undefined, { city, locale }: FastifyRequest) {
  const answers = answersOf(writing)
  const { outcome } = asked(writing.service, answers)
  if (pressed === undefined || outcome?.kind !== 'diverted' || outcome.service !== pressed) return undefined
  const other = serviceByCode(city.catalog(), outcome.service)
  if (!other || !offered(city.catalog()).includes(other)) return undefined
  const said = textOf(writing.fields, 'description')
  const words = carryOver(writing.service, other, answers, locale).words.filter(
    (line) => !said.includes(line),
  )
  return { service: other.code, description: [said, ...words].filter(Boolean).join('\n') }
}

/** What is said at the top of a page about an answer that leads away. */
export function ledWords(outcome: Outcome, { t, city, locale }: FastifyRequest): string {
  const other = outcome.kind === 'diverted' && serviceByCode(city.catalog(), outcome.service)
  return other ? t('asked.diverted', { service: localText(other.name, locale) }) : t('asked.blocked')
}
