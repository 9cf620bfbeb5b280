/** How much waits in a queue: counted at most once a second for all who look at it. */
import { countQueue, type QueueCounts, type QueueFilter } from '../../../modules/requests/index.ts'
import type { City } from '../../../web/index.ts'

const STALE = 4_000 // milliseconds: one that was true so lately is shown while the next is counted
const SOON = 86_400_000 // milliseconds
const MOST = 500 // different queues

/**
 * How long a count is good for, in milliseconds: a hundred times what it took. So counting costs a hundredth of a
 * processor for each queue that somebody looks at: a small city's is a second old, the largest's some seconds.
 */
const freshFor = (took: number): number => Math.min(15_000, Math.max(1_000, took * 100))

interface Counted {
  readonly counts: Promise<QueueCounts>
  /** Infinity while it is being counted: who asks meanwhile waits for the same answer. */
  until: number
}

const kept = new WeakMap<City['db'], Map<string, Counted>>()

/** @param key names the filter; instants in it (late: now) may differ by less than the time a count is kept. */
export function countsOf(city: City, key: string, filter: QueueFilter, now: Date): Promise<QueueCounts> {
  let queues = kept.get(city.db)
  if (!queues) kept.set(city.db, (queues = new Map()))
  const known = queues.get(key)
  if (known && now.getTime() < known.until) return known.counts
  const counts = countQueue(city, filter, now, new Date(now.getTime() + SOON))
  const counted: Counted = { counts, until: Infinity }
  if (queues.size >= MOST) queues.clear()
  queues.set(key, counted)
  counts.then(
    () => (counted.until = Date.now() + freshFor(Date.now() - now.getTime())),
    () => queues.delete(key),
  )
  return known && age < STALE ? known.counts : counts
}
