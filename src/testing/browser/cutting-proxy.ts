/** A line between a browser and the program that a test can cut: also in the moment between a deed and its answer. */
import { createServer, request, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export interface Line {
  readonly url: string
  /** Requests that came through, as `POST /path`. */
  readonly asked: readonly string[]
  /** Whether nothing gets through; unlike a browser that is told to be offline, also while it starts. */
  down: boolean
  /** Whether a line that is down or cut says nothing of it: what was sent hangs for ever. */
  silent: boolean
  /** Drops the answers to requests for which this holds, after the program has given them. */
  swallow: (asked: string) => boolean
  /** Answers 503 to requests for which this holds, as a city that has too much to do. */
  busy: (asked: string) => boolean
  /** How often it was cut in the middle of a body. */
  cuts: number
  /** Cuts the line in requests for which this holds, after so many bytes of their bodies: nothing gets through then. */
  cutAfter: (asked: string) => number | undefined
  /** Put before the answer to requests for this path. */
  readonly before: Map<string, string>
}

export async function aLine(to: string): Promise<Line> {
  const asked: string[] = []
  const line: Line & { url: string } = {
    url: '',
    asked,
    down: false,
    cuts: 0,
    silent: false,
    before: new Map(),
    swallow: () => false,
    busy: () => false,
    cutAfter: () => undefined,
  }
  const server: Server = createServer((one, answer) => {
    if (line.down) return void (line.silent || one.socket.destroy())
    const name = `${one.method} ${one.url}`
    asked.push(name)
    if (line.busy(name)) return void answer.writeHead(503).end()
    const onward = request(
      `${to}${one.url}`,
      { method: one.method ?? 'GET', headers: line.before.has(one.url ?? '') ? {} : one.headers },
      (given) => {
        if (line.swallow(name)) {
          given.resume()
          return void given.on('end', () => answer.destroy())
        }
        const before = line.before.get(one.url ?? '') ?? ''
        if (before) {
          delete given.headers['content-length']
          delete given.headers['content-encoding']
        }
        answer.writeHead(given.statusCode ?? 502, given.headers)
        if (before) answer.write(before)
        given.pipe(answer)
      },
    )
    onward.on('error', () => answer.destroy())
    answer.on('close', () => onward.destroy())
    const cut = () => {
      line.cuts += 1
      line.down = true
      // A little later, so that what was sent has left.
      if (!line.silent) setTimeout(() => [onward.destroy(), one.socket.destroy()], 200)
    }
    pass(one, onward, { most: line.cutAfter(name), cut })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  line.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return line
}

interface Limit {
  /** Bytes that get through; undefined for all. */
  readonly most: number | undefined
  cut(): void
}

function pass(from: IncomingMessage, to: NodeJS.WritableStream, { most, cut }: Limit): void {
  if (most === undefined) return void from.pipe(to)
  let passed = 0
  from.on('data', (chunk: Buffer) => {
    if (passed >= most) return
    const part = chunk.subarray(0, most - passed)
    passed += part.length
    to.write(part)
    if (passed >= most) cut()
  })
  from.on('end', () => passed < most && to.end())
}
