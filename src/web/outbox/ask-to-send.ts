/** A page asks the worker to send what waits: browsers without Background Sync have nobody else to do it. */

/** Milliseconds between two rounds while a page is open; each is some tries (worker/sending.ts). */
const EVERY = 30_000
/** Milliseconds after the word that there is a network again: it is often said before it is true. */
const AFTER_ONLINE = [2_000, 8_000]

let asking = false

/** Now, when the network comes back, when the page is looked at again, and every half minute. */
export function askToSend(): void {
  if (asking) return
  asking = true
  addEventListener('online', () => {
    tell('again')
    for (const milliseconds of AFTER_ONLINE) setTimeout(send, milliseconds)
  })
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) send()
  })
  addEventListener('focus', send)
  setInterval(send, EVERY)
  send()
}

/** Now; and whenever the browser finds a network, where it watches for one. */
export function send(): void {
  tell('send')
  tell('later')
}

function tell(what: 'send' | 'again' | 'later'): void {
  void navigator.serviceWorker?.ready.then(({ active }) => active?.postMessage(what, []))
}
