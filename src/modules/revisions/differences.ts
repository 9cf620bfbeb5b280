/** What a change changes, point by point. Pure; the words for the points are the surfaces'. */
import { canonical } from '../catalog/index.ts'
import type { Change } from './pieces.ts'

/** One point at which a piece differs. */
export interface Difference {
  /**
   * Where: `['promise', 'working_days']`, `['questions', '11', 'question', 'en']`, `['lines', 'potholes-north', 'team']`.
   * Entries of lists are named by their code, key or date; `order` at the end stands for the order of a list.
   */
  readonly at: readonly string[]
  /** Null: not there before. */
  readonly from: string | null
  /** Null: not there any more. */
  readonly to: string | null
}

/** All points, in the order in which the piece names them; none when it says the same as before. */
export function differencesOf({ before, after }: Pick<Change, 'before' | 'after'>): Difference[] {
  const [old, now] = [pointsOf(before), pointsOf(after)]
  const places = new Map([...old.keys(), ...now.keys()].map((key) => [key, true]))
  const found = [...places.keys()].flatMap((key): Difference[] => {
    const [from, to] = [old.get(key) ?? null, now.get(key) ?? null]
    return from === to ? [] : [{ at: JSON.parse(key) as string[], from, to }]
  })
  // That a list has one entry more says already that its order is not what it was.
  return found.filter(({ at, from, to }) => at.at(-1) !== ORDER || sorted(from) === sorted(to))
}

const ORDER = 'order'
const sorted = (order: string | null) => [...(order ?? '').split(', ')].sort().join(', ')

function pointsOf(piece: unknown): Map<string, string> {
  const points = new Map<string, string>()
  const walk = (value: unknown, at: readonly string[]) => {
    if (value === undefined || value === null) return
    if (Array.isArray(value)) walkList(value, at)
    else if (typeof value === 'object')
      for (const [key, part] of Object.entries(value)) walk(part, [...at, key])
    else points.set(JSON.stringify(at), String(value))
  }
  const walkList = (list: readonly unknown[], at: readonly string[]) => {
    const names = list.map(nameOf)
    if (names.some((name) => name === undefined) || new Set(names).size < names.length) {
      points.set(
        JSON.stringify(at),
        list.map((one) => (typeof one === 'string' ? one : canonical(one))).join(', '),
      )
      return
    }
    list.forEach((entry, place) => walk(entry, [...at, names[place] ?? '']))
    points.set(JSON.stringify([...at, ORDER]), names.join(', '))
  }
  walk(piece, [])
  return points
}

/** What an entry of a list is known by: a holiday by its date, a way to reach the city by its number or address. */
export function nameOf(entry: unknown): string | undefined {
  const { code, key, date, kind, value } = (
    typeof entry === 'object' && entry !== null ? entry : {}
  ) as Readonly<Record<string, unknown>>
  const way = typeof kind === 'string' && typeof value === 'string' ? `${kind} ${value}` : undefined
  const name = code ?? key ?? date ?? way
  return typeof name === 'string' ? name : undefined
}
