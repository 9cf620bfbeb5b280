/** Calls without a server between, one after the other. */
import { type Measured, summary } from './load.ts'

/** Warms up with so many calls, then times each for so many seconds. `call` gets 0, 1, 2, …, the warm-up's first. */
export async function oneByOne(
  seconds: number,
  warm: number,
  call: (at: number) => unknown,
): Promise<Measured> {
  for (let at = 0; at < warm; at += 1) await call(at)
  const took: number[] = []
  const began = performance.now()
  while (performance.now() - began < seconds * 1000) {
    const before = performance.now()
    await call(warm + took.length)
    took.push(performance.now() - before)
  }
  return { ...summary(took, (performance.now() - began) / 1000), failed: 0, cpu_ms: null }
}
