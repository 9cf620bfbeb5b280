/** Keeps a list of rows true: asks for it again when something happened that it may show. */
import { type Told, toldSince } from '../../../../web/islands/lib/told.ts'

interface Follow {
  readonly src: string
  readonly teams: readonly number[]
  readonly fresh: string
}

/** Milliseconds: a storm of events is one question, and five hundred desks do not ask in the same moment. */
const LEAST_WAIT = 40
const JITTER = 80
const PAUSE = 400
/** Counts are a second old at best: asked for after that second. */
const COUNT_WAIT = 1_200

export function followEvents(list: HTMLElement, { src, teams, fresh }: Follow, signal: AbortSignal): void {
  const body = list.querySelector('tbody')
  if (!body) return
  let waiting: ReturnType<typeof setTimeout> | undefined
  let counting: ReturnType<typeof setTimeout> | undefined
  let last = 0

  const ask = async () => {
    waiting = undefined
    last = Date.now()
    const answer = await fetch(src, { signal, headers: { accept: 'text/html' } }).catch(() => undefined)
    if (!answer?.ok || signal.aborted) return
    const page = document.createElement('template')
    page.innerHTML = `<table><tbody>${await answer.text()}</tbody></table>`
    takeIn(list, body, page.content, fresh)
    clearTimeout(counting)
    counting = setTimeout(() => void count(signal), COUNT_WAIT + Math.random() * COUNT_WAIT)
  }
  const soon = () => {
    if (waiting || signal.aborted) return
    const since = Date.now() - last
    waiting = setTimeout(() => void ask(), LEAST_WAIT + Math.random() * JITTER + Math.max(0, PAUSE - since))
  }
  const hear = (told: Told) => {
    if (document.hidden) document.addEventListener('visibilitychange', soon, { once: true, signal })
    else if (told === null || touches(told, teams, body)) soon()
  }
  document.addEventListener('live', (event) => hear((event as CustomEvent<Told>).detail), { signal })
  toldSince().forEach(hear)
  // What is late becomes so without an event.
  const minute = setInterval(soon, 60_000)
  signal.addEventListener('abort', () => {
    clearInterval(minute)
    clearTimeout(waiting)
    clearTimeout(counting)
  })
}

async function count(signal: AbortSignal): Promise<void> {
  const counts = document.querySelector<HTMLElement>('#counts')
  if (!counts?.dataset.src) return
  const answer = await fetch(counts.dataset.src, { signal, headers: { accept: 'text/html' } }).catch(
    () => undefined,
  )
  if (!answer?.ok) return
  const fragment = document.createElement('template')
  fragment.innerHTML = await answer.text()
  bringIcons(fragment.content)
  counts.replaceChildren(...[...fragment.content.children].filter((child) => child.tagName !== 'svg'))
}

function touches({ number, teamId }: NonNullable<Told>, teams: readonly number[], body: Element): boolean {
  return teams.length === 0 || teams.includes(teamId) || body.querySelector(`#r${number}`) !== null
}

/** While somebody reads, rows change where they stand; what comes, goes or moves waits for a press. */
function takeIn(list: HTMLElement, body: Element, content: DocumentFragment, fresh: string): void {
  const rows = [...content.querySelectorAll<HTMLTableRowElement>('tr[id]')]
  bringIcons(content)
  if (!isRead(list) || order(rows) === order(body.children)) return settle(list, body, rows)
  const next = new Map(rows.map((row) => [row.id, row]))
  for (const row of body.querySelectorAll<HTMLTableRowElement>('tr[id]')) {
    const now = next.get(row.id)
    row.classList.toggle('is-gone', !now)
    if (now) change(row, now)
  }
  offer(list, fresh, () => settle(list, body, rows))
}

const order = (all: Iterable<Element>): string => Array.from(all, ({ id }) => id).join()

/** Scrolled down, picked from, or with a request open beside it. */
function isRead(list: HTMLElement): boolean {
  return (
    list.scrollTop > 8 ||
    list.querySelector('.c-pick :checked') !== null ||
    list.querySelector('tr.is-here') !== null ||
    list.matches(':has(tbody :focus-visible)')
  )
}

function settle(list: HTMLElement, body: Element, rows: readonly HTMLTableRowElement[]): void {
  list.querySelector('.fresh')?.remove()
  const before = new Map(Array.from(body.children, (row) => [row.id, row as HTMLTableRowElement]))
  const after = rows.map((row) => {
    const known = before.get(row.id)
    if (known) change(known, row)
    else row.classList.add('is-new')
    return known ?? row
  })
  // Taken out and put back, a row would lose the focus.
  if (order(after) !== order(body.children)) body.replaceChildren(...after)
  list.querySelector('.empty')?.toggleAttribute('hidden', after.length > 0)
  document.dispatchEvent(new CustomEvent('desk:rows'))
}

/** A row keeps its place, its focus and its tick; only what is said differently is exchanged. */
function change(row: HTMLTableRowElement, next: HTMLTableRowElement): void {
  const here = row.classList.contains('is-here')
  row.className = next.className
  row.classList.toggle('is-here', here)
  let changed = false
  Array.from(next.cells).forEach((cell, at) => {
    const old = row.cells[at]
    if (!old || old.innerHTML === cell.innerHTML) return
    const box = old.querySelector('input')
    if (box) box.value = cell.querySelector('input')?.value ?? box.value
    else if (!old.contains(document.activeElement)) old.innerHTML = cell.innerHTML
    changed ||= !old.matches('.c-last, .c-age, .c-due')
  })
  if (changed) {
    row.classList.add('is-changed')
    row.addEventListener('animationend', () => row.classList.remove('is-changed'), { once: true })
  }
}

function offer(list: HTMLElement, words: string, take: () => void): void {
  list.querySelector('.fresh')?.remove()
  const bar = document.createElement('p')
  bar.className = 'fresh'
  bar.setAttribute('role', 'status')
  const button = document.createElement('button')
  button.className = 'button-primary'
  button.textContent = words
  button.addEventListener('click', () => {
    take()
    list.scrollTo({ top: 0 })
  })
  bar.append(button)
  list.prepend(bar)
}

/** Icons are drawn once a page: those that this page does not have yet are added. */
function bringIcons(content: DocumentFragment): void {
  for (const symbol of content.querySelectorAll('symbol[id]')) {
    if (document.getElementById(symbol.id)) continue
    document.body.querySelector('svg[hidden]')?.append(symbol)
  }
}
