/**
 * The service worker: stands in where the network is away, and sends later what could not be sent. It keeps no page but
 * those that are made for it, so nobody reads yesterday's news without being told. Each part is a file of its own.
 */
import { isMapPart, mapPart } from './basemap.ts'
import { isDoor, throughDoor } from './door.ts'
import { isFile, keptFile, keepFiles, openFiles, pruneFiles } from './files.ts'
import { isReportForm, throughForm } from './forms.ts'
import { heldPage } from './held-page.ts'
import { isMove, throughMove } from './moves.ts'
import { freshenPages, openPages, pageOrOffline } from './pages.ts'
import './push.ts'
import { pageOpens } from './quiet.ts'
import { scope } from './scope.ts'
import { sendAgain, sendLater, sendWaiting } from './sending.ts'
import { isShiftPhoto, keepShift, shiftPhoto, tidyShift } from './shift.ts'

scope.addEventListener('install', (event) => {
  event.waitUntil(
    (async () => {
      await Promise.all([openFiles(), openPages()])
      // One that takes the place of another has its files first. The first one is of use at once: it saves each form a
      // way there and back, and fetches what it keeps when nobody waits for a page.
      if (scope.registration.active) await keepFiles(scope.ground.assets)
      await scope.skipWaiting()
    })(),
  )
})

/** Milliseconds after which it looks for pages that were on their way when it began: nobody's until they are claimed. */
const LATER = [1_000, 5_000, 15_000]

scope.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([pruneFiles(scope.ground.assets), scope.clients.claim(), tidyShift()]))
  // Not waited for: until this event has ended no page is opened.
  void sendWaiting()
  void serveAll()
  for (const after of LATER) setTimeout(() => void serveAll(), after)
})

/** Every page that is open goes through here from now on, and what stands in for it in its language is kept. */
async function serveAll(): Promise<void> {
  await scope.clients.claim()
  for (const { url } of await scope.clients.matchAll({ includeUncontrolled: true, type: 'window' }))
    await freshenPages(new URL(url))
}

scope.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== location.origin) return
  if (request.method === 'GET' && isFile(url)) event.respondWith(keptFile(request))
  else if (isMapPart(request, url)) event.respondWith(mapPart(request))
  else if (request.method === 'GET' && isShiftPhoto(url)) event.respondWith(shiftPhoto(request))
  else if (isMove(request, url)) event.respondWith(throughMove(request, url, event.clientId))
  else if (request.mode !== 'navigate') return
  else if (request.method === 'GET') {
    pageOpens()
    event.respondWith(heldPage(url) ?? pageOrOffline(request, url))
    event.waitUntil(Promise.all([freshenPages(url), tidyShift()]))
  } else if (isReportForm(request, url)) {
    pageOpens()
    event.respondWith(throughForm(request, url))
  } else if (isDoor(request, url)) event.respondWith(throughDoor(request, url))
})

scope.addEventListener('sync', (event) => {
  // Failing tells the browser to try again later.
  if (event.tag === 'outbox') event.waitUntil(sendWaiting({ failing: true }))
})

scope.addEventListener('message', (event) => {
  if (event.data === 'send') event.waitUntil(sendWaiting())
  if (event.data === 'again') event.waitUntil(sendAgain())
  if (event.data === 'later') event.waitUntil(sendLater())
  if (event.data === 'shift') event.waitUntil(Promise.all([serveAll(), keepShift()]))
})
