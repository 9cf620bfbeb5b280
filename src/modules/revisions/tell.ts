/** Differences as one would tell them: what came into a list or left it is one thing, not all of its points. Pure. */
import { type Difference, differencesOf, nameOf } from './differences.ts'
import type { Change } from './pieces.ts'

/** One thing that is told. */
export type Told =
  | { readonly kind: 'changed'; readonly difference: Difference }
  | {
      /** An entry of a list, with all its points, e.g. a line of the sheet. */
      readonly kind: 'added' | 'removed'
      readonly at: readonly string[]
      readonly points: readonly Difference[]
    }

/** What a change changes, in its order; none when it changes nothing. */
export function tell(change: Pick<Change, 'before' | 'after'>): Told[] {
  const told: Told[] = []
  const entries = new Map<string, Difference[]>()
  for (const difference of differencesOf(change)) {
    const entry = entryOf(difference, change)
    if (!entry) {
      told.push({ kind: 'changed', difference })
      continue
    }
    const key = JSON.stringify(entry)
    const known = entries.get(key)
    if (known) {
      known.push(difference)
      continue
    }
    const points = [difference]
    entries.set(key, points)
    told.push({ kind: difference.from === null ? 'added' : 'removed', at: entry, points })
  }
  // That a list is longer says already that its order is not what it was.
  return told.filter(
    (one) =>
      !(
        one.kind === 'changed' &&
        one.difference.at.at(-1) === 'order' &&
        hasEntries(one.difference, entries)
      ),
  )
}

/** The path of the outermost list entry that a point belongs to and that only one of the two has. */
function entryOf(
  { at }: Difference,
  { before, after }: Pick<Change, 'before' | 'after'>,
): readonly string[] | undefined {
  for (let length = 2; length <= at.length; length += 1) {
    const [list, name] = [at.slice(0, length - 1), at[length - 1]!]
    const [old, now] = [entriesAt(before, list), entriesAt(after, list)]
    if (old === undefined && now === undefined) continue
    const [was, is] = [old?.includes(name) ?? false, now?.includes(name) ?? false]
    if (was !== is) return at.slice(0, length)
  }
  return undefined
}

/** The names of a list's entries; undefined where there is no list of things with names. */
function entriesAt(piece: unknown, path: readonly string[]): string[] | undefined {
  let value = piece
  for (const step of path) {
    if (Array.isArray(value)) value = value.find((entry) => nameOf(entry) === step)
    else if (typeof value === 'object' && value !== null)
      value = (value as Readonly<Record<string, unknown>>)[step]
    else return undefined
  }
  if (!Array.isArray(value)) return undefined
  return value.flatMap((entry) => nameOf(entry) ?? [])
}

function hasEntries({ at }: Difference, entries: ReadonlyMap<string, unknown>): boolean {
  const list = at.slice(0, -1)
  return [...entries.keys()].some((key) => {
    const path = JSON.parse(key) as string[]
    return path.length === list.length + 1 && list.every((step, place) => path[place] === step)
  })
}
