/** Carries what waits to partners and asks them for news, beside everything else of the process. */
import { deliverNext } from './deliver.ts'
import type { PartnerGround } from './partners.ts'
import { pollNext } from './poll.ts'
import { tellNext } from './tell.ts'

const POLL = 2_000 // milliseconds: one small question of the database
/** Deliveries at once; a partner that is slow must not hold up the others. */
const AT_ONCE = 3

export interface Carrier {
  /** Does all that is due now; for tests. */
  settle(): Promise<void>
  stop(): Promise<void>
}

/** Starts carrying for one city; any number of processes may. */
export function startCarrier(ground: PartnerGround, log: (problem: unknown) => void): Carrier {
  const state = { stopped: false }
  let running: Promise<void> | undefined

  async function until(step: (ground: PartnerGround) => Promise<boolean>): Promise<void> {
    while (!state.stopped && (await step(ground)));
  }

  async function round(): Promise<void> {
    await Promise.all([
      ...Array.from({ length: AT_ONCE }, () => until(deliverNext)),
      until(tellNext),
      until(pollNext),
    ]).catch(log)
    running = undefined
  }

  const go = (): Promise<void> => (running ??= round())
  const timer = setInterval(() => void go(), POLL)
  timer.unref()
  return {
    settle: async () => {
      await running
      await go()
    },
    stop: async () => {
      state.stopped = true
      clearInterval(timer)
      await running
    },
  }
}
