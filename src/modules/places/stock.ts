/** A city's geography as the memory holds it: numbers in typed arrays, repeated words once. */
import type { Area, Landmark, Layer, LocalText, PlacesData, Point, Ring, Shape } from './types.ts'

/** Addresses sorted by street, then number: those of street `s` are `from[s]` to `from[s + 1]`. */
export interface AddressStock {
  readonly id: Uint32Array
  readonly street: Uint32Array
  readonly number: Uint32Array
  /** Positions in `words`. */
  readonly suffix: Uint32Array
  readonly unit: Uint32Array
  readonly zip: Uint32Array
  /** NaN where the list knows no point. */
  readonly lon: Float64Array
  readonly lat: Float64Array
  readonly words: readonly string[]
  readonly from: Uint32Array
}

export interface Stock {
  readonly layers: readonly Layer[]
  readonly areas: readonly (Area & { readonly shape: Shape })[]
  readonly limits: Shape | null
  readonly water: Shape | null
  readonly bridges?: readonly Ring[]
  readonly streets: readonly { readonly name: string; readonly middle: Point | null }[]
  readonly crossings: readonly { readonly street: number; readonly other: number; readonly point: Point }[]
  readonly addresses: AddressStock
  readonly landmarks: readonly Landmark[]
}

/** Words kept once each; 600,000 addresses share a few hundred ZIP codes and units. */
export class WordPool {
  readonly words: string[] = ['']
  readonly #places = new Map<string, number>([['', 0]])

  place(word: string): number {
    const known = this.#places.get(word)
    if (known !== undefined) return known
    this.#places.set(word, this.words.length)
    return this.words.push(word) - 1
  }
}

export function emptyAddresses(count: number): Omit<AddressStock, 'words' | 'from'> {
  const numbers = (): Uint32Array => new Uint32Array(count)
  return {
    id: numbers(),
    street: numbers(),
    number: numbers(),
    suffix: numbers(),
    unit: numbers(),
    zip: numbers(),
    lon: new Float64Array(count),
    lat: new Float64Array(count),
  }
}

/** Where each street's addresses begin, for addresses sorted by street. */
export function streetStarts(street: Uint32Array, streets: number): Uint32Array {
  const from = new Uint32Array(streets + 1)
  for (const at of street) from[at + 1] = (from[at + 1] ?? 0) + 1
  for (let at = 0; at < streets; at++) from[at + 1] = (from[at + 1] ?? 0) + (from[at] ?? 0)
  return from
}

/** `layer:code`, as services and routing sheets name an area. */
export const areaKey = ({ layer, code }: { readonly layer: string; readonly code: string }): string =>
  `${layer}:${code}`

/** A city read from files, without a database: ids are positions, counted from 1. */
export function stockOf(data: PlacesData): Stock {
  return {
    ...data,
    areas: data.areas.map((area, at) => ({ ...area, id: at + 1, key: areaKey(area) })),
    addresses: sortedAddresses(data),
  }
}

function sortedAddresses({ addresses: list, streets }: PlacesData): AddressStock {
  const order = Uint32Array.from(list.street.keys()).sort(
    (a, b) =>
      (list.street[a] ?? 0) - (list.street[b] ?? 0) || (list.number[a] ?? 0) - (list.number[b] ?? 0) || a - b,
  )
  const stock = emptyAddresses(order.length)
  const pool = new WordPool()
  order.forEach((from, to) => {
    stock.id[to] = from + 1
    stock.street[to] = list.street[from] ?? 0
    stock.number[to] = list.number[from] ?? 0
    stock.suffix[to] = pool.place(list.suffix[from] ?? '')
    stock.unit[to] = pool.place(list.unit[from] ?? '')
    stock.zip[to] = pool.place(list.zip[from] ?? '')
    stock.lon[to] = list.lon[from] ?? NaN
    stock.lat[to] = list.lat[from] ?? NaN
  })
  return { ...stock, words: pool.words, from: streetStarts(stock.street, streets.length) }
}

/** A text in `locale`, else in the first language there is. */
export const textIn = (text: LocalText, locale: string): string =>
  text[locale] ?? text[locale.split('-')[0] ?? ''] ?? text['en'] ?? Object.values(text)[0] ?? ''
