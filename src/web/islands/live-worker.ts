/** One stream for all tabs: a browser opens only six connections to a host, and a stream keeps one for itself. */
import type { Told } from './lib/live.ts'

const ports = new Set<MessagePort>()
let stream: EventSource | undefined

function tell(told: Told): void {
  for (const port of ports) port.postMessage(told)
}

function open(): void {
  if (stream && stream.readyState !== EventSource.CLOSED) return
  let before = false
  stream = new EventSource('/live')
  stream.addEventListener('message', ({ data }: MessageEvent<string>) => tell(JSON.parse(data) as Told))
  stream.addEventListener('reset', () => tell(null))
  stream.addEventListener('open', () => {
    // Back after a break without a last event to go by: what happened meanwhile is not known.
    if (before) tell(null)
    before = true
  })
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
  port.addEventListener('message', ({ data }) => {
    if (data === 'bye') close(port)
    else {
      ports.add(port)
      open()
    }
  })
  port.start()
})
