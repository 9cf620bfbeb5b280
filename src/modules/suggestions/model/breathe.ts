/** Long work in small pieces: pages are answered in between. */
import { setImmediate as turn } from 'node:timers/promises'

/** Called often by long work; now and then it lets everybody else go first. */
export type Breath = () => Promise<void> | void

const AT_ONCE = 12 // milliseconds

/** A breath that waits a turn of the event loop whenever `milliseconds` have gone since the last. */
export function breather(milliseconds = AT_ONCE): Breath {
  let since = performance.now()
  return () => {
    if (performance.now() - since < milliseconds) return
    return turn().then(() => {
      since = performance.now()
    })
  }
}
