/** One stream for all tabs: a browser opens only six connections to a host, and a stream keeps one for itself. */
import type { Told } from './lib/told.ts'

const ports = new Set<MessagePort>()
let stream: EventSource | undefined

/** Milliseconds until we ask again after a refusal; twice as long each time, and never all desks in one moment. */
const SOONEST = 3_000
const LATEST = 60_000
let pause = SOONEST

function tell(told: Told): void {
  for (const port of ports) port.postMessage(told)
}

function open(): void {
  if (stream && stream.readyState !== EventSource.CLOSED) return
  const own = new EventSource('/live')
  stream = own
  stream.addEventListener('message', ({ data }: MessageEvent<string>) => tell(JSON.parse(data) as Told))
  stream.addEventListener('reset', () => tell(null))
  // What happened between the page's making and now, or during a break, nobody has heard.
  stream.addEventListener('open', () => {
    pause = SOONEST
    tell(null)
  })
  stream.addEventListener('error', () => {
    // A lost connection the browser mends by itself. Of an answer that is no stream (a proxy's 502 while we start
    // anew) it thinks that it is meant for good.
    if (own.readyState !== EventSource.CLOSED) return
    setTimeout(again, pause * (1 + Math.random()))
    pause = Math.min(pause * 2, LATEST)
  })
}

function again(): void {
  if (ports.size > 0) open()
}

function close(port: MessagePort): void {
  ports.delete(port)
  if (ports.size > 0) return
  stream?.close()
  stream = undefined
}

addEventListener('connect', (event) => {
  const [port] = (event as MessageEvent).ports
  if (!port) return
  ports.add(port)
  open()
  if (stream?.readyState === EventSource.OPEN) port.postMessage(null satisfies Told)
  port.addEventListener('message', ({ data }) => {
    if (data === 'bye') close(port)
    else {
      ports.add(port)
      open()
    }
  })
  port.start()
})
