/** What an import changed, wondered about and refused, counted by kind with the first examples of each. */
import { cut, storable } from './tidy.ts'

export interface Example {
  /** Of the file. */
  readonly line: number
  readonly text: string
}

/** A sentence with `{n}` for the count, and how often it came true. */
export interface Finding {
  readonly what: string
  readonly count: number
  readonly examples: readonly Example[]
}

export interface Tally {
  /** @param text may be a function, where making it costs something: only the first few are kept. */
  add(what: string, line: number, text: string | (() => string)): void
  merge(findings: readonly Finding[]): void
  /** The most frequent first. */
  findings(): Finding[]
  /** What was added since the last time it was taken. */
  take(): Finding[]
}

const EXAMPLES = 5
/** More kinds than these are a sign that a sentence holds a value of the row. */
const KINDS = 500
const REST = '{n} other things, of kinds too many to list'

interface Kind {
  count: number
  readonly examples: Example[]
}

export function createTally(): Tally {
  const kinds = new Map<string, Kind>()
  const kindOf = (what: string): Kind => {
    const name = kinds.has(what) || kinds.size < KINDS ? what : REST
    let kind = kinds.get(name)
    if (!kind) kinds.set(name, (kind = { count: 0, examples: [] }))
    return kind
  }
  const findings = () =>
    [...kinds]
      .map(([what, { count, examples }]) => ({ what, count, examples }))
      .sort((a, b) => b.count - a.count)
  return {
    add(what, line, text) {
      const kind = kindOf(what)
      kind.count += 1
      if (kind.examples.length >= EXAMPLES) return
      const said = typeof text === 'string' ? text : text()
      kind.examples.push({ line, text: storable(cut(said, 120)) })
    },
    merge(more) {
      for (const { what, count, examples } of more) {
        const kind = kindOf(what)
        kind.count += count
        kind.examples.push(...examples.slice(0, EXAMPLES - kind.examples.length))
      }
    },
    findings,
    take() {
      const taken = findings()
      kinds.clear()
      return taken
    },
  }
}
