/** What is different between two lists of things with codes, in words a person can read. */

export interface Change<T = unknown> {
  /** The list it belongs to, e.g. `service`. */
  readonly part: string
  readonly code: string
  /** `removed` only for what nothing refers to; all else is retired and keeps its row. */
  readonly kind: 'added' | 'changed' | 'retired' | 'restored' | 'removed'
  /** What differs, e.g. `name.es` or `attributes.2`; empty unless changed. */
  readonly fields: readonly string[]
  readonly to: T | undefined
}

interface Coded {
  readonly code: string
  readonly retired?: boolean
}

/** Compares by code; the order of the lists does not matter. */
export function changesOf<T extends Coded>(
  part: string,
  before: readonly T[],
  after: readonly T[],
): Change<T>[] {
  const old = new Map(before.map((one) => [one.code, one]))
  const changes = after.flatMap((to): Change<T>[] => {
    const from = old.get(to.code)
    old.delete(to.code)
    if (!from) return [{ part, code: to.code, kind: 'added', fields: [], to }]
    const fields = differences(from, to)
    if (fields.length === 0) return []
    const kind =
      fields.length === 1 && fields[0] === 'retired' ? (to.retired ? 'retired' : 'restored') : 'changed'
    return [{ part, code: to.code, kind, fields, to }]
  })
  const gone = [...old.keys()].map((code): Change<T> => ({
    part,
    code,
    kind: 'removed',
    fields: [],
    to: undefined,
  }))
  return [...changes, ...gone]
}

/** Whether what both lists have stands in another order. */
export function reordered(before: readonly Coded[], after: readonly Coded[]): boolean {
  const [old, now] = [new Set(codes(before)), new Set(codes(after))]
  const kept = codes(before).filter((code) => now.has(code))
  const again = codes(after).filter((code) => old.has(code))
  return kept.some((code, at) => again[at] !== code)
}

const codes = (list: readonly Coded[]) => list.map(({ code }) => code)

/** Two levels are enough to find the place: `serviceLevel.target`, `attributes.2`. */
const DEPTH = 2

/** Paths at which two values differ; keys in any order are the same, lists are not. */
export function differences(one: unknown, other: unknown, path = '', depth = 0): string[] {
  if (sameAs(one, other)) return []
  if (depth >= DEPTH || !isBlock(one) || !isBlock(other)) return [path]
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...keys].flatMap((key) =>
    differences(one[key], other[key], path ? `${path}.${key}` : key, depth + 1),
  )
}

const isBlock = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const sameAs = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other)

/** JSON with its keys in order; undefined and absent are the same. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    isBlock(part) && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
