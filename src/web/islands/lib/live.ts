/** What is live on a page of the desk: parts that ask for themselves again when something happened that they show. */
import { morphChildren } from '@hotwired/turbo'
import { leavePage, rememberTold, type Told, toldSince } from './told.ts'

/**
 * Connects the page to the browser's one stream. Each event is also a `live` event of the document with the
 * `LiveEvent` (or null) as its detail. An element with `data-live` (space-separated team ids, request numbers, or
 * `*`) and `data-live-src` (an address answering its inner HTML) is brought up to date by itself.
 */
export function listenLive(): void {
  const worker = document.querySelector<HTMLMetaElement>('meta[name=live-worker]')?.content
  if (!worker || !('SharedWorker' in globalThis)) return
  const { port } = new SharedWorker(worker, { type: 'module', name: 'live' })
  port.addEventListener('message', ({ data }: MessageEvent<Told>) => {
    rememberTold(data)
    document.dispatchEvent(new CustomEvent<Told>('live', { detail: data }))
    refreshAll([data])
  })
  port.start()
  document.addEventListener('turbo:visit', leavePage)
  for (const name of ['turbo:load', 'turbo:frame-load'])
    document.addEventListener(name, () => refreshAll(toldSince()))
  addEventListener('pagehide', () => port.postMessage('bye'))
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) port.postMessage('back')
  })
}

function refreshAll(told: readonly Told[]): void {
  for (const element of document.querySelectorAll<HTMLElement>('[data-live]')) {
    if (told.some((one) => concerns(element, one))) soon(element)
  }
}

function concerns({ dataset }: HTMLElement, told: Told): boolean {
  if (told === null || dataset.live === '*') return true
  const wanted = (dataset.live ?? '').split(' ')
  return wanted.includes(String(told.teamId)) || wanted.includes(String(told.number))
}

const waiting = new WeakMap<HTMLElement, ReturnType<typeof setTimeout>>()

/** A storm of events is one question: asked 100 ms after the first of them. */
function soon(element: HTMLElement): void {
  if (waiting.has(element)) return
  const timer = setTimeout(() => {
    waiting.delete(element)
    void refresh(element)
  }, 100)
  waiting.set(element, timer)
}

/** Milliseconds: somebody is filling in a form of it, so it is left as it is until they have done. */
const IN_USE = 1_000

const isInUse = (element: HTMLElement): boolean =>
  element.querySelector('details[open] form, :is(input, textarea, select):focus') !== null

async function refresh(element: HTMLElement): Promise<void> {
  if (!element.isConnected) return
  if (isInUse(element)) return void setTimeout(() => soon(element), IN_USE)
  const { liveSrc } = element.dataset
  if (!liveSrc || document.hidden) {
    // Nobody looks: ask once when somebody does.
    if (liveSrc) document.addEventListener('visibilitychange', () => soon(element), { once: true })
    return
  }
  const answer = await fetch(liveSrc, { headers: { accept: 'text/html', 'x-live': '1' } }).catch(
    () => undefined,
  )
  if (!answer?.ok) return
  if (isInUse(element)) return soon(element)
  const fresh = document.createElement(element.tagName)
  fresh.innerHTML = await answer.text()
  // Only what differs is touched: focus, selection and scroll position stay where they are.
  morphChildren(element, fresh)
  element.dispatchEvent(new CustomEvent('live:refreshed', { bubbles: true }))
}
