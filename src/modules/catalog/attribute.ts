/** What a service asks, and what follows from an answer. */
import type { LocalText } from './types.ts'

/** GeoReport v2's words for what a question wants, and `date`: a day without a time, which is a `datetime` on the wire. */
export type Datatype = (typeof DATATYPES)[number]
export const DATATYPES = [
  'string',
  'text',
  'number',
  'date',
  'datetime',
  'singlevaluelist',
  'multivaluelist',
] as const

/** What a question of the files is: a notice asks nothing. */
export const QUESTION_TYPES = [...DATATYPES, 'notice'] as const

/** What to do instead of reporting it to the city. */
export interface Elsewhere {
  readonly say: LocalText
  readonly phone?: string
  /** `https://…`, or a path of this site without a language. */
  readonly url?: string
}

/** One answer of a list, and what follows from it: at most one of the three. */
export interface Option {
  readonly key: string
  readonly name: LocalText
  /** Codes of later questions that are asked only after this answer, or another that asks them too. */
  readonly asks?: readonly string[]
  /** The report is not taken. */
  readonly blocks?: Elsewhere
  /** It is another service's. */
  readonly diverts?: { readonly service: string; readonly say?: LocalText }
}

/** A question a service asks, in the words of GeoReport v2. */
export interface Attribute {
  readonly code: string
  readonly datatype: Datatype
  /** `false`: only a text to show; never answered. */
  readonly variable: boolean
  readonly required: boolean
  readonly description: LocalText
  /** A hint; never empty. */
  readonly datatypeDescription: LocalText
  readonly values: readonly Option[]
  /** Answers are shown on the public page unless they may hold personal data. */
  readonly visibility: 'public' | 'private'
}
