/** What longer texts cost: a ratio within one run, because a time says more about the machine than about the program. */

const TIMES = 16

/** Below it what so many times the text costs is as many times as much, and room for noise; searched anew at each sign it is 256. */
export const IN_PROPORTION = 100

/** How many times as much `deed` takes for {@link TIMES} times `text`, the best of some tries each: others work on this machine too. */
export function growth(deed: (text: string) => unknown, text: string): number {
  const longer = text.repeat(TIMES)
  deed(longer) // compiled once
  return cheapest(() => deed(longer)) / cheapest(() => deed(text))
}

/** Milliseconds. */
function cheapest(deed: () => unknown): number {
  const times = Array.from({ length: 20 }, () => {
    const began = performance.now()
    deed()
    return performance.now() - began
  })
  return Math.max(Math.min(...times), 0.01)
}
