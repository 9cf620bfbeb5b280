/** How much waits in a queue: counted at most once a second for all who look at it. */
import { countQueue, type QueueCounts, type QueueFilter } from '../../../modules/requests/index.ts'
import type { City } from '../../../web/index.ts'

const SOON = 86_400_000 // milliseconds
const STALE = 4_000 // milliseconds: what was true so lately is shown while the next count is under way
const MOST = 500 // different queues

/**
 * How long a count is good for, in milliseconds: a hundred times what it took. So counting costs a hundredth of a
 * processor for each queue that somebody looks at: a small city's is a second old, the largest's some seconds.
 */
const freshFor = (took: number): number => Math.min(15_000, Math.max(1_000, took * 100))

interface Counted {
  last?: QueueCounts
  /** When `last` is no longer good enough by itself. */
  until: number
  /** The count under way: who asks meanwhile waits for the same answer. */
  next?: Promise<QueueCounts> | undefined
}

const kept = new WeakMap<City['db'], Map<string, Counted>>()

function entry(city: City, key: string): Counted {
  let queues = kept.get(city.db)
  if (!queues) kept.set(city.db, (queues = new Map()))
  let counted = queues.get(key)
  if (!counted) {
    if (queues.size >= MOST) queues.clear()
    queues.set(key, (counted = { until: 0 }))
  }
  return counted
}

/** @param key names the filter; instants in it (late: now) may differ by less than the time a count is kept. */
export function countsOf(
  city: City,
  key: string,
  filter: QueueFilter,
  now: Date,
): Promise<QueueCounts> | QueueCounts {
  const counted = entry(city, key)
  const age = now.getTime() - counted.until
  if (counted.last && age < 0) return counted.last
  counted.next ??= countQueue(city, filter, now, new Date(now.getTime() + SOON))
    .then((counts) => {
      const took = Date.now() - now.getTime()
      Object.assign(counted, { last: counts, until: now.getTime() + took + freshFor(took) })
      return counts
    })
    .finally(() => (counted.next = undefined))
  if (!counted.last || age > STALE) return counted.next
  // Whoever does not wait for it must not be the one who fails by it.
  counted.next.catch(() => undefined)
  return counted.last
}
