/** Finds the names that look like what was typed, among some thousands, in well under a millisecond. */
import { similarity } from './similarity.ts'

export interface Found {
  /** Position of the name. */
  readonly at: number
  /** From 0 to 1. */
  readonly score: number
}

/** Best first; only what is at least `LEAST` alike. */
export type NameIndex = (asked: string, limit: number) => Found[]

const LEAST = 0.55

/** Names are weighed exactly only when they share enough letter pairs with what was asked. */
export function indexNames(names: readonly string[]): NameIndex {
  const owners = new Map<string, number[]>()
  const sizes = new Uint8Array(names.length)
  names.forEach((name, at) => {
    const pairs = letterPairs(name)
    sizes[at] = Math.min(255, pairs.size)
    for (const pair of pairs) {
      const list = owners.get(pair)
      if (list) list.push(at)
      else owners.set(pair, [at])
    }
  })
  const shared = new Uint8Array(names.length)
  return (asked, limit) => {
    const pairs = letterPairs(asked)
    const touched = count(pairs, owners, shared)
    const promising = touched
      .map((at) => ({ at, score: worth(shared[at] as number, pairs.size, sizes[at] as number) }))
      .filter(({ score }) => score > 0.3)
      .sort((a, b) => b.score - a.score)
      .slice(0, Math.max(60, limit * 3))
    for (const at of touched) shared[at] = 0
    return promising
      .map(({ at }) => ({ at, score: similarity(asked, names[at] ?? '') }))
      .filter(({ score }) => score >= LEAST)
      .sort((a, b) => b.score - a.score || a.at - b.at)
      .slice(0, limit)
  }
}

function count(
  pairs: ReadonlySet<string>,
  owners: ReadonlyMap<string, number[]>,
  shared: Uint8Array,
): number[] {
  const touched: number[] = []
  for (const pair of pairs) {
    for (const at of owners.get(pair) ?? []) {
      if (shared[at] === 0) touched.push(at)
      shared[at] = (shared[at] as number) + 1
    }
  }
  return touched
}

// Half how much of the question is there, half how much of both is common: short questions find long names.
const worth = (common: number, asked: number, size: number): number =>
  common / asked / 2 + common / (asked + size)

/** `van buren` → `$v va an $b bu ur re en`. */
function letterPairs(name: string): Set<string> {
  const pairs = new Set<string>()
  for (const word of name.split(' ')) {
    for (let at = 0; at < word.length; at++) pairs.add((at === 0 ? '$' : word[at - 1]) + (word[at] ?? ''))
  }
  return pairs
}
