/** What a service asks, given what was answered: the one rule for pages, programs and imports. */
import { reached } from '../../kernel/reached.ts'
import { readAnswer } from './answer-values.ts'
import type { Attribute, Elsewhere, Option, Service } from './types.ts'

/** Answers by attribute code, as they came. */
export type RawAnswers = Readonly<Record<string, string | readonly string[]>>

/** An answer with which the report is not taken by this service. */
export type Outcome = {
  /** Code of the question, and the key that was answered. */
  readonly question: string
  readonly answer: string
} & (
  | ({ readonly kind: 'blocked' } & Elsewhere)
  | ({ readonly kind: 'diverted' } & NonNullable<Option['diverts']>)
)

export interface Asked {
  /** In the service's order, texts to show among them. */
  readonly questions: readonly Attribute[]
  /** Of several the first in the order of the questions. */
  readonly outcome: Outcome | undefined
}

/**
 * Which questions are asked, and whether an answer leads elsewhere. A question that an option `asks` is asked only
 * when such an option was answered to a question that is itself asked; an answer that cannot be read answers nothing.
 * The order of the answers means nothing, and answers to questions that are not asked change nothing.
 */
export function asked({ attributes }: Pick<Service, 'attributes'>, raw: RawAnswers): Asked {
  const later = conditionalOf(attributes)
  if (!hasEffects(attributes)) return { questions: attributes, outcome: undefined }
  const chosen = new Map(attributes.map((one) => [one.code, chosenOf(one, raw)]))
  const found = reached(
    attributes.map(({ code }) => ({
      code,
      conditional: later.has(code),
      leadsTo: (chosen.get(code) ?? []).flatMap(({ asks = [] }) => asks),
    })),
  )
  const questions = attributes.filter(({ code }) => found.has(code))
  const outcome = questions
    .flatMap(({ code }) => (chosen.get(code) ?? []).map((option) => outcomeOf(code, option)))
    .find((one) => one !== undefined)
  return { questions, outcome }
}

function outcomeOf(question: string, { key: answer, blocks, diverts }: Option): Outcome | undefined {
  if (blocks) return { kind: 'blocked', question, answer, ...blocks }
  return diverts && { kind: 'diverted', question, answer, ...diverts }
}

/** Options that were answered, in the order of the list. */
function chosenOf(attribute: Attribute, raw: RawAnswers): readonly Option[] {
  if (!attribute.variable || !attribute.values.some(leads) || !Object.hasOwn(raw, attribute.code)) return []
  const read = readAnswer(attribute, raw[attribute.code] ?? '')
  if (!read || 'problem' in read) return []
  const keys = [read.value].flat()
  return attribute.values.filter(({ key }) => keys.includes(key))
}

const leads = ({ asks, blocks, diverts }: Option): boolean => !!(asks ?? blocks ?? diverts)

/** Codes of questions that are asked only after some answer. */
export function conditionalOf(attributes: readonly Attribute[]): ReadonlySet<string> {
  return knownOf(attributes).conditional
}

const hasEffects = (attributes: readonly Attribute[]): boolean => knownOf(attributes).effects

interface Known {
  readonly conditional: ReadonlySet<string>
  readonly effects: boolean
}

/** Asked before every page and every report; the questions of a catalogue in memory never change. */
const known = new WeakMap<readonly Attribute[], Known>()

function knownOf(attributes: readonly Attribute[]): Known {
  let found = known.get(attributes)
  if (!found) {
    const options = attributes.flatMap(({ values }) => values)
    found = { conditional: new Set(options.flatMap(({ asks = [] }) => asks)), effects: options.some(leads) }
    known.set(attributes, found)
  }
  return found
}
