import type { Db } from '../../kernel/db.ts'
import { deliverNext } from './deliver.ts'
import type { Mailer } from './mailer.ts'

const POLL = 20_000 // milliseconds until letters are tried that became due by time
const REST = 30_000 // milliseconds in which a server that does not answer is left alone
const AT_ONCE = 3

/** Sends what waits, beside everything else: a mail server that is dead or slow holds up nobody but itself. */
export interface Sender {
  /** There may be something to send; returns at once. */
  wake(): void
  /** Resolves when nothing is being sent any more. */
  idle(): Promise<void>
  stop(): Promise<void>
}

/** Starts sending a city's letters; any number of processes may. */
export function startSender(db: Db, mailer: Mailer, log: (problem: unknown) => void): Sender {
  const state: { running?: Promise<void> | undefined; again: boolean; restUntil: number; stopped: boolean } =
    {
      again: false,
      restUntil: 0,
      stopped: false,
    }

  async function sendUntilNothingWaits(): Promise<void> {
    while (!state.stopped && Date.now() >= state.restUntil) {
      const delivery = await deliverNext(db, mailer)
      if (delivery === 'server_down') state.restUntil = Date.now() + REST
      if (delivery === 'none') return
    }
  }

  async function run(): Promise<void> {
    while (state.again && !state.stopped) {
      state.again = false
      await Promise.all(Array.from({ length: AT_ONCE }, sendUntilNothingWaits)).catch(log)
    }
    state.running = undefined
  }

  function wake(): void {
    state.again = true
    state.running ??= run()
  }

  const timer = setInterval(wake, POLL)
  timer.unref()
  return {
    wake,
    idle: async () => {
      while (state.running) await state.running
    },
    stop: async () => {
      state.stopped = true
      clearInterval(timer)
      await state.running
    },
  }
}
