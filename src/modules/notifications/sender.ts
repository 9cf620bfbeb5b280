import type { Delivery } from './deliver.ts'

const POLL = 20_000 // milliseconds until letters are tried that became due by time
const REST = 30_000 // milliseconds in which a server that does not answer is left alone

/** Sends what waits, beside everything else: a mail server that is dead or slow holds up nobody but itself. */
export interface Sender {
  /** There may be something to send; returns at once. */
  wake(): void
  /** Resolves when nothing is being sent any more. */
  idle(): Promise<void>
  stop(): Promise<void>
}

/**
 * Starts sending a city's letters, or its texts; any number of processes may.
 *
 * @param deliver sends the next one.
 * @param atOnce how many travel at a time.
 */
export function startSender(
  deliver: () => Promise<Delivery>,
  atOnce: number,
  log: (problem: unknown) => void,
): Sender {
  const state: { running?: Promise<void> | undefined; again: boolean; restUntil: number; stopped: boolean } =
    {
      again: false,
      restUntil: 0,
      stopped: false,
    }

  async function sendUntilNothingWaits(): Promise<void> {
    while (!state.stopped && Date.now() >= state.restUntil) {
      const delivery = await deliver()
      if (delivery === 'server_down') state.restUntil = Date.now() + REST
      if (delivery === 'none') return
    }
  }

  async function run(): Promise<void> {
    while (state.again && !state.stopped) {
      state.again = false
      await Promise.all(Array.from({ length: atOnce }, sendUntilNothingWaits)).catch(log)
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
