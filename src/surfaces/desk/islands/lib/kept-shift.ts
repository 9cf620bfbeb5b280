/** The shift as the worker keeps it on this phone. */
const PAGE = '/desk/work/shift'

/** Asks the worker to keep it anew. */
export function keepShift(): void {
  void navigator.serviceWorker?.ready.then(({ active }) => active?.postMessage('shift', []))
}

export interface KeptShift {
  /** Whose it is. */
  readonly by: string
  /** When the city made it. */
  readonly at: Date
  readonly page: Document
}

export async function keptShift(): Promise<KeptShift | undefined> {
  const answer = await caches.match(PAGE, { cacheName: 'shift' })
  if (!answer) return undefined
  return {
    by: answer.headers.get('x-shift-by') ?? '',
    at: new Date(answer.headers.get('x-shift-at') ?? ''),
    page: new DOMParser().parseFromString(await answer.text(), 'text/html'),
  }
}

/** Milliseconds between two fresh lists while a page is open. */
const EVERY = 5 * 60_000

/** Keeps it now, every five minutes, when the network comes back and when somebody looks again. */
export function keepKeeping(): void {
  const keep = () => {
    if (!document.hidden) keepShift()
  }
  // It is often said before it is true.
  addEventListener('online', () => [0, 8_000].forEach((after) => setTimeout(keep, after)))
  document.addEventListener('visibilitychange', keep)
  setInterval(keep, EVERY)
  keep()
}
