/** A request's own page: one key for each deed, as beside the queue. */
import { goOnAfterDeed, rememberDeeds } from './lib/after-deed.ts'
import { deedsByKeys } from './lib/keys.ts'

export default function start(request: HTMLElement): void {
  const stop = new AbortController()
  document.addEventListener('turbo:before-render', () => stop.abort(), { once: true, signal: stop.signal })
  deedsByKeys(request, stop.signal)
  rememberDeeds(stop.signal)
  goOnAfterDeed(request)
}
