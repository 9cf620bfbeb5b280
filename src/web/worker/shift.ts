/** A crew's shift: its page with photos, kept for whoever is signed in, and gone when they are or when it is over. */
import { waitAfter } from '../outbox/pace.ts'
import { tell, tidyDeeds } from '../shift/store.ts'
import { forgetMap } from './basemap.ts'
import { keepFiles } from './files.ts'
import { scope } from './scope.ts'

const SHIFT = 'shift'
const PAGE = '/desk/work/shift'
const PHOTO = /\/desk\/requests\/\d+\/photos\/[\da-f-]{36}\?small/g
const FILE = /\/assets\/[\w.-]+/g

/** How often it was asked for: of those that wait for a busy city the newest goes on, for all of them. */
let asked = 0
/** How often it was wiped: what was asked for before is asked for anew, whoever is signed in by then. */
let wiped = 0

/** Asks for the shift anew and keeps it, unless nobody is signed in or the network is away. A busy city is asked again. */
export async function keepShift(): Promise<void> {
  const mine = (asked += 1)
  for (let tries = 1; ; tries += 1) {
    const before = wiped
    const answer = await fetch(PAGE, {
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'manual',
      headers: { accept: 'text/html' },
    }).catch(() => undefined)
    if (answer === undefined) return tell('away')
    if (answer.ok) return keepPage(answer, before)
    const wait = answer.status >= 500 ? waitAfter(tries, 0) : undefined
    if (wait === undefined) return
    await new Promise((over) => setTimeout(over, wait))
    if (mine !== asked) return
  }
}

async function keepPage(answer: Response, before: number): Promise<void> {
  const html = await answer.text()
  const headers = new Headers(answer.headers)
  headers.delete('content-encoding')
  headers.delete('content-length')
  // Before the page: one that is kept can be used.
  const files = [...scope.ground.shiftFiles, ...new Set(html.match(FILE))]
  for (const file of files) await keepFiles([file]).catch(() => undefined)
  if (wiped !== before) return keepShift()
  const kept = await keptShift()
  if (kept && kept.headers.get('x-shift-by') !== answer.headers.get('x-shift-by')) await wipeShift()
  const cache = await caches.open(SHIFT)
  await cache.put(PAGE, new Response(html, { headers }))
  await keepPhotos(cache, new Set(html.match(PHOTO)))
  tell('list')
}

/** Those on the page and no others. */
async function keepPhotos(cache: Cache, wanted: ReadonlySet<string>): Promise<void> {
  const there = new Set<string>()
  for (const request of await cache.keys()) {
    const { pathname, search } = new URL(request.url)
    if (pathname === PAGE) continue
    if (wanted.has(pathname + search)) there.add(pathname + search)
    else await cache.delete(request)
  }
  for (const address of wanted) if (!there.has(address)) await cache.add(address).catch(() => undefined)
}

/** The kept page; undefined when there is none or its time is over. */
export async function keptShift(): Promise<Response | undefined> {
  // Not by opening it: that would make it again while another wipes it.
  const page = await caches.match(PAGE, { cacheName: SHIFT })
  if (!page) return undefined
  if (Date.parse(page.headers.get('x-shift-until') ?? '') > Date.now()) return page
  await wipeShift()
  return undefined
}

/** What stands in for a page of the desk that cannot be fetched. */
export async function shiftFor({ pathname }: URL): Promise<Response | undefined> {
  if (!/^\/desk(\/|$)/.test(pathname)) return undefined
  const page = await keptShift()
  if (!page || pathname === PAGE) return page
  const [, number] = /^\/desk\/requests\/(\d+)$/.exec(pathname) ?? []
  return Response.redirect(`${PAGE}${number ? `#r${number}` : ''}`, 302)
}

export const isShiftPhoto = ({ pathname, search }: URL): boolean =>
  pathname.startsWith('/desk/requests/') && new RegExp(`^${PHOTO.source}$`).test(pathname + search)

/** From the network; without one, from here. */
export async function shiftPhoto(request: Request): Promise<Response> {
  const kept = await caches.match(request, { cacheName: SHIFT })
  return kept ?? fetch(request)
}

/** The list and its photos, and what of the deeds is sent. What is not sent stays for whoever did it. */
export async function wipeShift(): Promise<void> {
  wiped += 1
  await caches.delete(SHIFT)
  await forgetMap()
  await tidyDeeds({ sent: true }).catch(() => undefined)
}

/** Of a list whose time is over nothing stays, whether somebody asks for it or not. */
export async function tidyShift(): Promise<void> {
  if (!(await caches.has(SHIFT))) return
  await keptShift()
  await tidyDeeds().catch(() => undefined)
}
