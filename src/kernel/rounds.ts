/** Work that waits in the database and is done in rounds, beside everything else of the process. */

export interface Rounds {
  /** Does all that is due now; for tests. */
  settle(): Promise<void>
  stop(): Promise<void>
}

/**
 * Every `poll` milliseconds takes each step again and again until it answers that nothing is due. Steps run beside each
 * other: one that is slow leaves the others their turn. A round begins when the one before is over.
 */
export function startRounds(
  steps: readonly (() => Promise<boolean>)[],
  poll: number,
  log: (problem: unknown) => void,
): Rounds {
  const state = { stopped: false }
  let running: Promise<void> | undefined

  async function until(step: () => Promise<boolean>): Promise<void> {
    while (!state.stopped && (await step()));
  }

  async function round(): Promise<void> {
    await Promise.all(steps.map(until)).catch(log)
    running = undefined
  }

  const go = (): Promise<void> => (running ??= round())
  const timer = setInterval(() => void go(), poll)
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
