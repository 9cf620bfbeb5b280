/** What the live stream told lately: a part that comes to life after its page was made has not heard it. */
import type { LiveEvent } from '../../live.ts'

/** What the worker passes on: an event, or null when the browser was away and everything may have changed. */
export type Told = LiveEvent | null

const KEPT = 60_000 // milliseconds: longer no part takes to come to life
const AHEAD = 10_000 // milliseconds before it is shown that Turbo may ask for a page: when somebody points at its link

let lately: readonly { readonly told: Told; readonly at: number }[] = []
let asked = 0 // when the page that is shown was asked for, at the earliest

export function rememberTold(told: Told): void {
  const at = performance.now()
  lately = [...lately.filter((one) => at - one.at < KEPT), { told, at }]
}

/** Another page is on its way. */
export function leavePage(): void {
  asked = performance.now() - AHEAD
}

/** What was told since the page was asked for. */
export const toldSince = (): Told[] => lately.filter(({ at }) => at >= asked).map(({ told }) => told)
