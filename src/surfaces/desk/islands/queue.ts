/** The queue in motion: it follows what happens, moves by keys, and keeps still while somebody reads. */
import { followEvents } from './lib/follow.ts'
import { moveByKeys } from './lib/keys.ts'
import { countPicks } from './lib/picks.ts'

interface Props {
  /** Address of the rows' HTML. */
  readonly src: string
  /** Teams whose events touch the list; none named: all; null: a later page, which stands still. */
  readonly teams: readonly number[] | null
  /** Words of the button that brings what waits. */
  readonly fresh: string
}

export default function start(list: HTMLElement, { src, teams, fresh }: Props): void {
  const stop = new AbortController()
  const { signal } = stop
  // Turbo replaces the page's body: what listens to the document must go with the list it served.
  document.addEventListener('turbo:before-render', () => stop.abort(), { once: true, signal })
  moveByKeys(list, signal)
  countPicks(list, signal)
  if (teams) followEvents(list, { src, teams, fresh }, signal)
  list.addEventListener('click', (event) => openRow(event), { signal })
}

/** The whole line is its link; but not its box, and not while text is being selected. */
function openRow(event: MouseEvent): void {
  const target = event.target as Element
  if (target.closest('a, input, button, label') || getSelection()?.toString()) return
  target.closest('tr')?.querySelector<HTMLAnchorElement>('th a')?.click()
}
