/** How often one client called within its minute. */
import { networkOf } from '../kernel/network.ts'

const MINUTE = 60_000 // milliseconds
const MOST = 50_000 // clients remembered: beyond, counting begins anew rather than filling the memory

export interface Metered {
  /** Calls within this minute, the present one among them. */
  readonly calls: number
  /** Seconds until the next minute begins, at least 1. */
  readonly seconds: number
}

export interface Meter {
  count(client: string, now?: number): Metered
}

export function createMeter(): Meter {
  const counted = new Map<string, { calls: number; until: number }>()
  return {
    count(client, now = Date.now()) {
      let minute = counted.get(client)
      if (!minute || minute.until <= now) {
        if (counted.size >= MOST) counted.clear()
        counted.set(client, (minute = { calls: 0, until: now + MINUTE }))
      }
      minute.calls += 1
      return { calls: minute.calls, seconds: Math.max(1, Math.ceil((minute.until - now) / 1000)) }
    },
  }
}

/**
 * The client behind an address; undefined for our own machine: a proxy here that does not name its clients would else
 * make them share one limit.
 */
export function clientAt(address: string): string | undefined {
  const network = networkOf(address)
  return network.startsWith('127.') || address === '::1' ? undefined : network
}
