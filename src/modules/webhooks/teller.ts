/** Tells webhooks what waits for them, beside everything else of the process. */
import { tellNext, type WebhookGround } from './deliver.ts'

const POLL = 1_000 // milliseconds: one small question of the database
/** Calls at once: one receiver that hangs leaves the others their turn. */
const AT_ONCE = 4

export interface Teller {
  /** Does all that is due now; for tests. */
  settle(): Promise<void>
  stop(): Promise<void>
}

/** Starts telling for one city; any number of processes may. */
export function startTeller(ground: WebhookGround, log: (problem: unknown) => void): Teller {
  const state = { stopped: false }
  let running: Promise<void> | undefined

  async function untilNothingIsDue(): Promise<void> {
    while (!state.stopped && (await tellNext(ground)));
  }

  async function round(): Promise<void> {
    await Promise.all(Array.from({ length: AT_ONCE }, untilNothingIsDue)).catch(log)
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
