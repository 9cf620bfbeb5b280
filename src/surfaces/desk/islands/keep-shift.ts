/** On the live list: the phone keeps the shift, and says how old what it keeps is. */
import { askToSend } from '../../../web/outbox/ask-to-send.ts'
import { listDeeds, onShift } from '../../../web/shift/store.ts'
import { keepKeeping, keepShift, keptShift } from './lib/kept-shift.ts'
import { clock, filled } from './lib/shift-words.ts'

interface Props {
  readonly by: string
  /** `%`: when it was kept. */
  readonly words: { readonly kept: string; readonly waits: string; readonly zone: string }
}

/** Milliseconds after a change in the city: many of them make one fresh list. */
const AFTER_CHANGE = 15_000

export default function start(element: HTMLElement, { by, words }: Props): void {
  if (!navigator.serviceWorker) return element.remove()
  let timer: ReturnType<typeof setTimeout> | undefined
  let mapped = false

  void navigator.serviceWorker.register('/sw.js')
  askToSend()
  keepKeeping()
  void show()
  onShift(() => void show())
  document.addEventListener('live', () => {
    clearTimeout(timer)
    timer = setTimeout(() => element.isConnected && keepShift(), AFTER_CHANGE)
  })

  async function show(): Promise<void> {
    const kept = await keptShift()
    const said = element.querySelector<HTMLElement>('[data-kept]')
    if (kept?.by === by && said) {
      said.hidden = false
      said.querySelector('span')!.textContent = filled(words.kept, clock(kept.at.getTime(), words.zone))
      if (!mapped) {
        mapped = true
        const { keepTiles } = await import('./lib/keep-tiles.ts')
        void keepTiles(kept.page).catch(() => (mapped = false))
      }
    }
    const count = (await listDeeds()).filter((deed) => deed.by === by && deed.state !== 'sent').length
    const waits = element.querySelector<HTMLElement>('[data-waits]')
    if (waits) {
      waits.hidden = count === 0
      waits.textContent = `${words.waits}: ${count}`
    }
  }
}
