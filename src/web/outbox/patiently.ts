/** Requests that are given up when nothing comes: a line that broke without a word leaves them hanging for minutes. */

/** What was answered, read to its end. */
export interface Said {
  readonly ok: boolean
  readonly status: number
  /** Whether it leads to another page, where that is not followed. */
  readonly redirected: boolean
  readonly headers: Headers
  readonly text: string
}

const underWay = new Set<AbortController>()

/**
 * Asks, and reads the whole answer.
 *
 * @param milliseconds until it is given up, its answer included.
 * @throws when the network is away, when it took too long, and after `hangUp()`.
 */
export async function patiently(address: string, init: RequestInit, milliseconds: number): Promise<Said> {
  return within(milliseconds, async (signal) => {
    const answer = await fetch(address, { ...init, signal })
    const { ok, status, headers, type } = answer
    return { ok, status, headers, redirected: type === 'opaqueredirect', text: await answer.text() }
  })
}

/** Does `work`, whose signal says when it is given up. */
export async function within<T>(milliseconds: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(new Error('It took too long')), milliseconds)
  underWay.add(controller)
  try {
    return await work(controller.signal)
  } finally {
    clearTimeout(timer)
    underWay.delete(controller)
  }
}

/** Gives up all that is under way: it went out over a network that is no more. */
export function hangUp(): void {
  for (const controller of underWay) controller.abort(new Error('The network is another one'))
}
