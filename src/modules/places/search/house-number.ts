/** A house number on one street, or the one nearest to it. */
import type { AddressStock } from '../stock.ts'

export interface House {
  /** Position of the address. */
  readonly at: number
  readonly exact: boolean
}

/** Farther than one block, another number is no help. */
const BLOCK = 100

/** What else the question said about the house. Empty texts mind nothing. */
export interface HouseQuery {
  readonly number: number
  readonly suffix: string
  readonly unit: string
  readonly zip: string
}

/**
 * The houses of street `street` that have the number, one for each ZIP code (a town may have a Main St twice);
 * else the nearest on the block, on the same side of the street if there is one.
 */
export function findHouses(stock: AddressStock, street: number, asked: HouseQuery): House[] {
  const [from = 0, to = 0] = [stock.from[street], stock.from[street + 1]]
  const first = lowerBound(stock.number, from, to, asked.number)
  const exact: number[] = []
  for (let at = first; at < to && stock.number[at] === asked.number; at++) exact.push(at)
  const range = exact.length > 0 ? undefined : rangeAround(stock, from, first, asked.number)
  if (range !== undefined) exact.push(range)
  if (exact.length > 0) return bestOfEachZip(stock, exact, asked).map((at) => ({ at, exact: true }))
  const near = nearestNumber(stock, from, to, first, asked.number)
  return near === undefined ? [] : [{ at: near, exact: false }]
}

function lowerBound(numbers: Uint32Array, from: number, to: number, number: number): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] as number) < number) low = middle + 1
    else high = middle
  }
  return low
}

/** Last number of a range: `1300-20` ends at 1320, `98-104` at 104; the number itself when it is no range. */
export function rangeEnd(number: number, suffix: string): number {
  const end = /^-(\d+)$/.exec(suffix)?.[1]
  if (end === undefined) return number
  const scale = 10 ** end.length
  const full =
    end.length < String(number).length ? Math.floor(number / scale) * scale + Number(end) : Number(end)
  return full > number && full - number <= BLOCK * 2 ? full : number
}

// 1310 lies in `1300-20`: the address says so, and it is on the same side.
function rangeAround(stock: AddressStock, from: number, first: number, number: number): number | undefined {
  for (let at = first - 1; at >= from && number - (stock.number[at] as number) <= BLOCK; at--) {
    const start = stock.number[at] as number
    if ((number - start) % 2 !== 0) continue
    if (rangeEnd(start, stock.words[stock.suffix[at] as number] ?? '') >= number) return at
  }
  return undefined
}

function bestOfEachZip(stock: AddressStock, found: readonly number[], asked: HouseQuery): number[] {
  const fit = (at: number): number =>
    Number(asked.zip !== '' && stock.words[stock.zip[at] as number] === asked.zip) * 8 +
    Number((stock.words[stock.suffix[at] as number] ?? '').toLowerCase() === asked.suffix) * 4 +
    Number(unitOf(stock.words[stock.unit[at] as number] ?? '') === asked.unit) * 2
  const best = new Map<number, number>()
  for (const at of found) {
    const zip = stock.zip[at] as number
    const other = best.get(zip)
    if (other === undefined || fit(at) > fit(other)) best.set(zip, at)
  }
  return [...best.values()].sort((a, b) => fit(b) - fit(a))
}

// `Apt 3` and `# 3` are the `3` that was asked for.
const unitOf = (unit: string): string =>
  unit
    .toLowerCase()
    .split(/[\s#]+/)
    .at(-1) ?? ''

function nearestNumber(
  stock: AddressStock,
  from: number,
  to: number,
  first: number,
  number: number,
): number | undefined {
  let best: number | undefined
  let least = Infinity
  const weigh = (at: number): boolean => {
    const away = Math.abs((stock.number[at] as number) - number)
    // The other side of the street counts as ten numbers farther.
    const cost = away + (away % 2 === 0 ? 0 : 10)
    if (away <= BLOCK && cost < least) [best, least] = [at, cost]
    return away <= BLOCK
  }
  for (let at = first; at < to && weigh(at); at++) if (at - first > 200) break
  for (let at = first - 1; at >= from && weigh(at); at--) if (first - at > 200) break
  return best
}
