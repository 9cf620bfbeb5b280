/** The arguments of a call, from its query and its body alike: npm's client sends some of them in each. */
import { cleanText } from '../../kernel/clean-text.ts'

/** Every value that was sent, by name. */
export type Parameters = ReadonlyMap<string, readonly string[]>

/** As the parsers of queries and forms answer. */
export type Parsed = Readonly<Record<string, string | readonly string[] | undefined>>

/** What was sent in several places; of two with the same name the first place counts. */
export function parametersOf(...places: readonly Parsed[]): Parameters {
  const all = new Map<string, readonly string[]>()
  for (const place of places) {
    for (const name in place) {
      const sent = place[name]
      if (sent === undefined || all.has(name)) continue
      const values = (typeof sent === 'string' ? [sent] : sent).map(cleanText).filter((value) => value !== '')
      // An argument sent empty is an argument not sent: so says the specification.
      if (values.length > 0) all.set(name, values)
    }
  }
  return all
}

/** The value of an argument; of several the first. */
export function one(parameters: Parameters, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = parameters.get(name)?.[0]
    if (value !== undefined) return value
  }
  return undefined
}

/** The parts of a list with commas, each once; undefined when there is none. */
export function list(parameters: Parameters, name: string): readonly string[] | undefined {
  const parts = (parameters.get(name) ?? []).flatMap((value) => value.split(',').map((part) => part.trim()))
  const given = new Set(parts.filter((part) => part !== ''))
  return given.size > 0 ? [...given] : undefined
}

const TRUE = /^(true|1|yes|on)$/i

export function isTrue(parameters: Parameters, name: string): boolean {
  return TRUE.test(one(parameters, name) ?? '')
}

/** `attribute[12]`, `attribute[12][]`, `attribute[12][0]`: each is some client's way. */
const ATTRIBUTE = /^attribute\[([^\]]{1,100})\](?:\[\d*\])?$/

/** Answers to a service's questions, by attribute code. */
export function attributes(parameters: Parameters): Record<string, readonly string[]> {
  const answers = new Map<string, string[]>()
  for (const [name, values] of parameters) {
    const code = ATTRIBUTE.exec(name)?.[1]
    if (code === undefined) continue
    const known = answers.get(code)
    if (known) known.push(...values)
    else answers.set(code, [...values])
  }
  return Object.fromEntries(answers)
}
