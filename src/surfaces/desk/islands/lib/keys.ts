/** The keyboard at the queue: up and down, open, and one key for each deed. */
import { goOnAfterDeed, rememberDeeds } from './after-deed.ts'

/** Keys of deeds, as the buttons of an open request carry them in `data-key`. */
const DEEDS = new Set(['a', 's', 'h', 'c', 'n', 'm'])

export function moveByKeys(list: HTMLElement, signal: AbortSignal): void {
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    if (event.key === 'Escape') return leave(list)
    if (isTyping(event.target)) return
    const { key } = event
    const does =
      key === 'ArrowDown' || (isSingle() && key === 'j')
        ? () => move(list, 1)
        : key === 'ArrowUp' || (isSingle() && key === 'k')
          ? () => move(list, -1)
          : isSingle()
            ? singleKey(list, key)
            : undefined
    if (!does) return
    event.preventDefault()
    does()
  }
  document.addEventListener('keydown', press, { signal })
  document.addEventListener('turbo:frame-load', ({ target }) => showOpen(list, target as Element), { signal })
  rememberDeeds(signal)
}

function singleKey(list: HTMLElement, key: string): (() => void) | undefined {
  if (key === '/') return () => document.querySelector<HTMLInputElement>('#q')?.focus()
  if (key === '?') return () => document.querySelector<HTMLDialogElement>('dialog#keys')?.showModal()
  if (key === 'x') return () => present(list)?.querySelector<HTMLInputElement>('.c-pick input')?.click()
  return DEEDS.has(key) ? () => void act(list, key) : undefined
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], dialog',
    ) !== null
  )
}

const rowsOf = (list: HTMLElement) => [...list.querySelectorAll<HTMLTableRowElement>('tbody tr')]

/** The row in focus, else the one that is open. */
function present(list: HTMLElement): HTMLTableRowElement | undefined {
  return rowsOf(list).find((row) => row.contains(document.activeElement)) ?? rowsOf(list).find(isHere)
}

const isHere = (row: Element) => row.classList.contains('is-here')

function move(list: HTMLElement, by: 1 | -1): void {
  const rows = rowsOf(list)
  const here = present(list)
  const at = here ? rows.indexOf(here) + by : by > 0 ? 0 : rows.length - 1
  const link = rows[Math.max(0, Math.min(rows.length - 1, at))]?.querySelector<HTMLAnchorElement>('th a')
  link?.focus({ preventScroll: true })
  link?.closest('tr')?.scrollIntoView({ block: 'nearest' })
  // With one open beside the list, the other side follows.
  if (document.querySelector('#panel .request')) link?.click()
}

/** Opens the request if need be, then presses the button of that key. */
async function act(list: HTMLElement, key: string): Promise<void> {
  const row = present(list)
  const panel = document.querySelector<HTMLElement>('#panel')
  const number = row?.id.slice(1)
  const open = panel?.querySelector<HTMLElement>('.request')?.dataset.number
  if (!panel || !(number ?? open)) return
  if (number && number !== open) {
    const there = new Promise((resolve) =>
      panel.addEventListener('turbo:frame-load', resolve, { once: true }),
    )
    row?.querySelector<HTMLAnchorElement>('th a')?.click()
    await there
  }
  pressDeed(panel, key)
}

/** Presses the button of that key, or opens its form and goes to its first field. */
function pressDeed(where: ParentNode, key: string): void {
  const button = where.querySelector<HTMLElement>(`[data-key="${key}"]`)
  const details = button?.closest('details')
  if (!details) return button?.click()
  details.open = true
  details.querySelector<HTMLElement>('textarea, select, input:not([type=hidden], [type=radio])')?.focus()
}

/** The deeds' keys on a request's own page, where no queue stands beside it. */
export function deedsByKeys(request: HTMLElement, signal: AbortSignal): void {
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    const wanted = DEEDS.has(event.key) && isSingle() && !isTyping(event.target)
    if (!wanted || !request.querySelector(`[data-key="${event.key}"]`)) return
    event.preventDefault()
    pressDeed(request, event.key)
  }
  document.addEventListener('keydown', press, { signal })
}

const isSingle = () => document.querySelector('[data-single-keys=on]') !== null

/** Closes what is open: a dialog by itself, a form, then the request. */
function leave(list: HTMLElement): void {
  const panel = document.querySelector<HTMLElement>('#panel')
  if (document.querySelector('dialog[open]')) return
  const form = panel?.querySelector<HTMLDetailsElement>('details.move[open]')
  if (form) {
    form.open = false
    return form.querySelector('summary')?.focus()
  }
  const here = present(list)
  closePanel(list)
  here?.querySelector<HTMLAnchorElement>('th a')?.focus()
}

function closePanel(list: HTMLElement): void {
  const panel = document.querySelector<HTMLElement>('#panel')
  if (!panel) return
  panel.removeAttribute('src')
  panel.replaceChildren()
  showOpen(list, panel)
}

/** Marks the open row, and says it in the address, so that a reload or a colleague opens the same. */
function showOpen(list: HTMLElement, frame: Element): void {
  if (frame.id !== 'panel') return
  goOnAfterDeed(frame)
  const number = frame.querySelector<HTMLElement>('.request')?.dataset.number
  for (const row of rowsOf(list)) row.classList.toggle('is-here', row.id === `r${number}`)
  const address = new URL(location.href)
  if (number) address.searchParams.set('open', number)
  else address.searchParams.delete('open')
  history.replaceState(history.state, '', address)
  const close = frame.querySelector('[data-close]')
  close?.addEventListener('click', (event) => {
    event.preventDefault()
    closePanel(list)
  })
}
