/** Memory that does not grow with the length of the work. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Below this the collector's own pace is the cheaper one. */
const ENOUGH = 240 * 1024 * 1024 // bytes

/**
 * On a large machine V8 lets the heap grow to half a gigabyte before it looks for what is still needed, and over a
 * file of a million rows nearly nothing is. Answers a function to call now and then, which looks when it is time:
 * some 50 ms, each some thousand rows.
 */
export function flatMemory(): () => void {
  setFlagsFromString('--semi-space-growth-factor=1')
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  return () => {
    if (process.memoryUsage.rss() > ENOUGH) collect()
  }
}
