/** How much waits in a queue: counted at most once a second for all who look at it. */
import { countQueue, type QueueCounts, type QueueFilter } from '../../../modules/requests/index.ts'
import type { City } from '../../../web/index.ts'

const FRESH = 1_000 // milliseconds; a whole city's open requests take some 20 ms to count
const SOON = 86_400_000
const MOST = 500 // different queues

interface Counted {
  readonly at: number
  readonly counts: Promise<QueueCounts>
}

const kept = new WeakMap<City['db'], Map<string, Counted>>()

/** @param key names the filter; instants in it (late: now) may differ by less than the time a count is kept. */
export function countsOf(city: City, key: string, filter: QueueFilter, now: Date): Promise<QueueCounts> {
  let queues = kept.get(city.db)
  if (!queues) kept.set(city.db, (queues = new Map()))
  const known = queues.get(key)
  if (known && now.getTime() - known.at < FRESH) return known.counts
  const counts = countQueue(city, filter, now, new Date(now.getTime() + SOON))
  if (queues.size >= MOST) queues.clear()
  queues.set(key, { at: now.getTime(), counts })
  counts.catch(() => queues.delete(key))
  return counts
}
