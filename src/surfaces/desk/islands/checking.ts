/** The keyboard at what waits to be checked: up and down, and one key for each decision about the present one. */
const DEEDS = new Set(['s', 'h', 'm', 'b'])

export default function start(list: HTMLElement): void {
  const stop = new AbortController()
  const { signal } = stop
  // Turbo replaces the page's body: what listens to the document must go with the list it served.
  document.addEventListener('turbo:before-render', () => stop.abort(), { once: true, signal })
  document.addEventListener('keydown', (event) => press(list, event), { signal })
  list.addEventListener('focusin', ({ target }) => mark(list, cardOf(target)), { signal })
  mark(list, present(list))
}

const cardsOf = (list: HTMLElement) => [...list.querySelectorAll<HTMLElement>('.check')]
const cardOf = (target: EventTarget | null) =>
  target instanceof Element ? (target.closest<HTMLElement>('.check') ?? undefined) : undefined

/** The card in focus, else the one that was last, else the first. */
function present(list: HTMLElement): HTMLElement | undefined {
  const cards = cardsOf(list)
  return (
    cardOf(document.activeElement) ?? cards.find((card) => card.classList.contains('is-here')) ?? cards[0]
  )
}

function mark(list: HTMLElement, here: HTMLElement | undefined): void {
  if (here) for (const card of cardsOf(list)) card.classList.toggle('is-here', card === here)
}

function press(list: HTMLElement, event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.repeat) return
  const open = document.activeElement?.closest<HTMLDetailsElement>('.check details[open]')
  if (event.key === 'Escape' && open) {
    open.open = false
    return open.querySelector('summary')?.focus()
  }
  if (isTyping(event.target) || !document.querySelector('[data-single-keys=on]')) return
  const does = deedOf(list, event.key.toLowerCase())
  if (!does) return
  event.preventDefault()
  does()
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable], dialog') !== null

function deedOf(list: HTMLElement, key: string): (() => void) | undefined {
  if (key === 'j') return () => move(list, 1)
  if (key === 'k') return () => move(list, -1)
  if (key === '/') return () => document.querySelector<HTMLInputElement>('#q')?.focus()
  if (key === 'u') return () => list.querySelector<HTMLElement>('[data-key=u]')?.click()
  const card = present(list)
  const button = card?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)
  if (!card || !button) return undefined
  // A number is a reason: only while the reasons are there to be read.
  if (/^\d$/.test(key)) return button.closest('details')?.open ? () => button.click() : undefined
  if (!DEEDS.has(key)) return undefined
  if (key === 'h') return () => unfold(button)
  if (key === 'm') return () => fill(card, unfold(button))
  return () => button.click()
}

function move(list: HTMLElement, by: 1 | -1): void {
  const cards = cardsOf(list)
  const here = present(list)
  const at = here ? cards.indexOf(here) + (cardOf(document.activeElement) ? by : 0) : 0
  const next = cards[Math.max(0, Math.min(cards.length - 1, at))]
  next?.focus({ preventScroll: true })
  next?.scrollIntoView({ block: 'nearest' })
}

function unfold(summary: HTMLElement): HTMLDetailsElement | null {
  const details = summary.closest('details')
  if (details) details.open = true
  summary.focus()
  return details
}

/** The words that are selected in the card become a line of what is left out. */
function fill(card: HTMLElement, details: HTMLDetailsElement | null): void {
  const field = details?.querySelector('textarea')
  if (!field) return
  const selection = getSelection()
  const inside = selection?.anchorNode && card.querySelector('.said')?.contains(selection.anchorNode)
  const words = inside ? selection.toString().trim() : ''
  if (words) field.value = [field.value.trim(), words].filter(Boolean).join('\n')
  field.focus()
}
