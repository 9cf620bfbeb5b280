/** Reads a mapping key by key; what is wrong is collected with its line, and a key nobody asked for is wrong too. */
import type { MappingProblem, Path, YamlText } from './yaml-text.ts'
import { nearest } from './nearest.ts'

export interface Form {
  readonly line: number
  /** The keys of the table under `key`; undefined when no table stands there. */
  keysOf(key: string): string[] | undefined
  has(key: string): boolean
  text(key: string): string | undefined
  yes(key: string): boolean | undefined
  number(key: string): number | undefined
  /** One of `choices`. */
  choice<T extends string>(key: string, choices: readonly T[]): T | undefined
  /** A list, or one text alone. */
  texts(key: string): string[]
  /** `key: text` lines, in their order. */
  table(key: string): [string, string][]
  form(key: string): Form | undefined
  /** A text or a form, whichever stands there. */
  either(key: string): string | Form | undefined
  lineOf(key: string): number
  refuse(key: string, reason: string): void
  /** Of one line of a table. */
  refuseLine(key: string, inner: string, reason: string): void
  /** Call when all keys were asked for. */
  done(): void
}

export function readForm(yaml: YamlText, problems: MappingProblem[], at: Path = []): Form {
  const value = at.reduce<unknown>((outer, key) => (outer as Record<string, unknown>)[key], yaml.value)
  const fields = isTable(value) ? value : {}
  const asked = new Set<string>()
  const lineOf = (key: string) => yaml.line([...at, key])
  const refuse = (key: string, reason: string) =>
    void problems.push({ line: lineOf(key), reason: key ? `${key}: ${reason}` : reason })
  const get = (key: string): unknown => {
    asked.add(key)
    return fields[key]
  }

  function text(key: string): string | undefined {
    const found = get(key)
    if (found === undefined || typeof found === 'string') return found
    refuse(key, 'this must be one text')
    return undefined
  }

  function texts(key: string): string[] {
    const found = get(key)
    if (found === undefined) return []
    if (typeof found === 'string') return [found]
    if (Array.isArray(found) && found.every((one) => typeof one === 'string')) return found as string[]
    refuse(key, 'this must be a text or a list of texts')
    return []
  }

  function table(key: string): [string, string][] {
    const found = get(key)
    if (found === undefined) return []
    if (isTable(found)) {
      const lines = Object.entries(found)
      const wrong = lines.find(([, to]) => typeof to !== 'string')
      if (!wrong) return lines as [string, string][]
      problems.push({
        line: yaml.line([...at, key, wrong[0]]),
        reason: `${key}: "${wrong[0]}" must lead to one text`,
      })
      return []
    }
    refuse(key, 'this must be a table of lines such as "Closed: closed"')
    return []
  }

  function choice<T extends string>(key: string, choices: readonly T[]): T | undefined {
    const found = text(key)
    if (found === undefined || choices.includes(found as T)) return found as T | undefined
    refuse(key, `"${found}" is none of ${choices.join(', ')}${hint(found, choices)}`)
    return undefined
  }

  return {
    line: yaml.line(at),
    keysOf: (key) => {
      const found = get(key)
      return isTable(found) ? Object.keys(found) : undefined
    },
    has: (key) => key in fields,
    text,
    yes: (key) => {
      const found = choice(key, ['yes', 'no', 'true', 'false'])
      return found === undefined ? undefined : found === 'yes' || found === 'true'
    },
    number: (key) => {
      const found = text(key)
      if (found === undefined) return undefined
      if (found.trim() !== '' && Number.isFinite(Number(found))) return Number(found)
      refuse(key, `"${found}" is no number`)
      return undefined
    },
    choice,
    texts,
    table,
    form: (key) => {
      const found = get(key)
      if (found === undefined || isTable(found)) return found && readForm(yaml, problems, [...at, key])
      refuse(key, 'this must be a table of keys and values')
      return undefined
    },
    either: (key) => {
      const found = get(key)
      if (found === undefined || typeof found === 'string') return found
      if (isTable(found)) return readForm(yaml, problems, [...at, key])
      refuse(key, 'this must be a column’s name, or a table that begins with column, combine or constant')
      return undefined
    },
    lineOf,
    refuse,
    refuseLine: (key, inner, reason) =>
      void problems.push({ line: yaml.line([...at, key, inner]), reason: `${key}: ${reason}` }),
    done: () => {
      for (const key of Object.keys(fields)) {
        if (!asked.has(key)) refuse(key, `there is no such key here${hint(key, [...asked])}`)
      }
    },
  }
}

function hint(word: string, among: readonly string[]): string {
  const near = nearest(word, among)
  return near === undefined ? '' : `; did you mean "${near}"?`
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
