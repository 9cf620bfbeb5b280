/** A crew's shift: what is done is kept on the phone and shown at once, and sent when there is a network. */
import { askToSend } from '../../../web/outbox/ask-to-send.ts'
import type { Deed } from '../../../web/shift/deed.ts'
import { listDeeds, onShift } from '../../../web/shift/store.ts'
import { deedList } from './lib/deed-list.ts'
import { deedSheets } from './lib/deed-sheets.ts'
import { doDeed, type Job } from './lib/do-deed.ts'
import { keepKeeping, keepShift, keptShift } from './lib/kept-shift.ts'
import { make } from './lib/make.ts'
import type { ShiftWords } from './lib/shift-words.ts'

interface Props {
  /** Whose shift it is. */
  readonly by: string
  /** Until when it may be shown. */
  readonly until: string
  readonly words: ShiftWords
}

/** Milliseconds until the list is asked for anew. */
const AFTER_DEED = 3_000

export default function start(element: HTMLElement, { by, until, words }: Props): void {
  // Without encryption a browser keeps nothing: the live list's forms are sent as they are.
  if (!navigator.serviceWorker) return location.replace('/desk/work')
  const sheets = deedSheets(element, by, words)
  const offline = element.querySelector<HTMLElement>('[data-offline]')
  const section = element.querySelector<HTMLElement>('[data-deeds]')
  let signedOut = false
  let stale = false
  let timer: ReturnType<typeof setTimeout> | undefined

  void navigator.serviceWorker.register('/sw.js')
  askToSend()
  keepKeeping()
  openAsked()
  addEventListener('hashchange', openAsked)
  void show()
  onShift((what) => {
    if (what === 'list') void refresh()
    if (what === 'away' && offline) offline.hidden = false
    if (what === 'signed_out') signedOut = true
    if (what === 'deeds') keepSoon()
    void show()
  })
  const left = Date.parse(until) - Date.now()
  // The worker has removed it by then, and says so. A phone whose clock is wrong by days is left alone.
  if (left > 0) setTimeout(() => location.reload(), left)

  element.addEventListener('click', (event) => {
    const target = event.target as Element
    const button = target.closest<HTMLElement>('[data-deed]')
    const job = button && jobOf(button)
    if (job && button.dataset.deed) void press(button.dataset.deed, job)
    const way = target.closest<HTMLAnchorElement>('a[href^="geo:"]')
    // Apple's phones know no geo: addresses.
    if (way && /iPhone|iPad|Macintosh/.test(navigator.userAgent))
      way.href = `maps://?daddr=${/q=(.*)$/.exec(way.href)?.[1] ?? ''}`
  })
  element.addEventListener('close', () => stale && void refresh(), true)

  /** What was sent changes the list; several at once are one fresh list. */
  function keepSoon(): void {
    clearTimeout(timer)
    timer = setTimeout(keepShift, AFTER_DEED)
  }

  async function press(move: string, job: Job): Promise<void> {
    if (sheets.show(move, job)) return
    await doDeed({ by, job, move }).catch(() => alert(words.notKept))
  }

  async function show(): Promise<void> {
    const deeds = (await listDeeds()).filter((deed) => deed.by === by)
    const list = section?.querySelector('[data-deed-list]')
    if (!section || !list) return
    section.hidden = deeds.length === 0
    if (deeds.every(({ state }) => state === 'sent')) signedOut = false
    const folded = !list.querySelector('.deeds-sent[open]')
    list.replaceChildren(...(signedOut ? [signInAgain(words)] : []), deedList(deeds, words, folded))
    for (const job of element.querySelectorAll<HTMLElement>('.job')) mark(job, deeds)
  }

  /** The list as it is kept now, with what was open left open. */
  async function refresh(): Promise<void> {
    if (offline) offline.hidden = true
    stale = sheets.open()
    if (stale) return
    const kept = await keptShift()
    if (!kept) return
    if (kept.by !== by) return location.reload()
    const open = [...element.querySelectorAll('.job[open]')].map(({ id }) => id)
    for (const part of ['[data-jobs]', '[data-as-of]', '.sprite']) {
      const fresh = kept.page.querySelector(part)
      const old = document.querySelector(part)
      if (fresh && old && fresh.innerHTML !== old.innerHTML) old.replaceWith(document.adoptNode(fresh))
    }
    for (const id of open) document.getElementById(id)?.setAttribute('open', '')
    await show()
  }

  /** Opens the request that the address names. */
  function openAsked(): void {
    const asked = /^#r\d+$/.test(location.hash) ? document.querySelector(location.hash) : null
    asked?.setAttribute('open', '')
    asked?.scrollIntoView()
  }
}

const jobOf = (button: Element): Job | undefined => {
  const facts = button.closest<HTMLElement>('.job')?.dataset.job
  return facts ? (JSON.parse(facts) as Job) : undefined
}

/** What was done already is not offered again; what waits is seen in the list. */
function mark(element: HTMLElement, deeds: readonly Deed[]): void {
  const job = jobOf(element)
  if (!job) return
  const own = deeds.filter(({ number }) => number === job.number)
  const newer = own.filter(({ state, answer }) => state !== 'sent' || (answer?.version ?? 0) > job.seen)
  const done = new Set(newer.map(({ move }) => move))
  const begun = ['take_on', 'start', 'resume'].some((move) => done.has(move))
  const waits = element.querySelector<HTMLElement>('[data-waits]')
  if (waits) waits.hidden = own.every(({ state }) => state === 'sent')
  for (const button of element.querySelectorAll<HTMLElement>('[data-deed]')) {
    const move = button.dataset.deed ?? ''
    const begins = ['take_on', 'start', 'resume'].includes(move)
    button.hidden = move !== 'note' && (done.has('close') || done.has(move) || (begins && begun))
  }
}

function signInAgain(words: ShiftWords): HTMLElement {
  const link = make('a', {
    className: 'button button-primary',
    href: '/desk/sign-in?to=%2Fdesk%2Fwork%2Fshift',
    textContent: words.signIn,
  })
  link.dataset.turbo = 'false'
  const notice = make(
    'div',
    { className: 'crew-offline' },
    make('p', { textContent: words.signInText }),
    link,
  )
  notice.setAttribute('role', 'alert')
  return notice
}
