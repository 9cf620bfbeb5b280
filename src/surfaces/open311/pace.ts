/** How fast one client may call: counted for each key, and for each address of those without. */
import { createMeter } from '../../web/index.ts'
import { Fault } from './fault.ts'

export interface Limits {
  /** Calls a minute from one address without a key. */
  readonly anonymous: number
  /** Calls a minute with one key: a partner sends a whole region's reports. */
  readonly partner: number
}

export const LIMITS: Limits = { anonymous: 6_000, partner: 60_000 }

export interface Pace {
  /** @throws {Fault} 429 with `Retry-After` when the client has used its minute up. */
  count(client: string, most: number, now?: number): void
}

export function createPace(): Pace {
  const meter = createMeter()
  return {
    count(client, most, now = Date.now()) {
      const { calls, seconds } = meter.count(client, now)
      if (calls <= most) return
      throw new Fault(429, `Too many calls; try again in ${seconds} seconds.`, {
        'retry-after': String(seconds),
      })
    },
  }
}
