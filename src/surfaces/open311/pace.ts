/** How fast one client may call: counted for each key, and for each address of those without. */
import { networkOf } from '../../kernel/network.ts'
import { Fault } from './fault.ts'

export interface Limits {
  /** Calls a minute from one address without a key. */
  readonly anonymous: number
  /** Calls a minute with one key: a partner sends a whole region's reports. */
  readonly partner: number
}

export const LIMITS: Limits = { anonymous: 6_000, partner: 60_000 }

const MINUTE = 60_000 // milliseconds
const MOST = 50_000 // clients remembered: beyond, counting begins anew rather than filling the memory

export interface Pace {
  /** @throws {Fault} 429 with `Retry-After` when the client has used its minute up. */
  count(client: string, most: number, now?: number): void
}

export function createPace(): Pace {
  const counted = new Map<string, { calls: number; until: number }>()
  return {
    count(client, most, now = Date.now()) {
      let minute = counted.get(client)
      if (!minute || minute.until <= now) {
        if (counted.size >= MOST) counted.clear()
        counted.set(client, (minute = { calls: 0, until: now + MINUTE }))
      }
      minute.calls += 1
      if (minute.calls <= most) return
      const seconds = Math.max(1, Math.ceil((minute.until - now) / 1000))
      throw new Fault(429, `Too many calls; try again in ${seconds} seconds.`, {
        'retry-after': String(seconds),
      })
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
