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
  /** Drops the answers to requests for which this holds, after the program has given them. */
  swallow: (asked: string) => boolean
  /** Cuts the connection of requests for which this holds, after so many bytes of their bodies. */
  cutAfter: (asked: string) => number | undefined
}

export async function aLine(to: string): Promise<Line> {
  const asked: string[] = []
  const line: Line & { url: string } = {
    url: '',
    asked,
    down: false,
    swallow: () => false,
    cutAfter: () => undefined,
  }
  const server: Server = createServer((one, answer) => {
    if (line.down) return void one.socket.destroy()
    const name = `${one.method} ${one.url}`
    asked.push(name)
    const onward = request(
      `${to}${one.url}`,
      { method: one.method ?? 'GET', headers: one.headers },
      (given) => {
        if (line.swallow(name)) {
          given.resume()
          return void given.on('end', () => answer.destroy())
        }
        answer.writeHead(given.statusCode ?? 502, given.headers)
        given.pipe(answer)
      },
    )
    onward.on('error', () => answer.destroy())
    answer.on('close', () => onward.destroy())
    pass(one, onward, line.cutAfter(name))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  line.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return line
}

function pass(from: IncomingMessage, to: NodeJS.WritableStream & { destroy(): void }, most?: number): void {
  if (most === undefined) return void from.pipe(to)
  let passed = 0
  from.on('data', (chunk: Buffer) => {
    if (passed >= most) return
    const part = chunk.subarray(0, most - passed)
    passed += part.length
    to.write(part)
    // A little later, so that what was sent has left.
    if (passed >= most) setTimeout(() => [to.destroy(), from.socket.destroy()], 200)
  })
  from.on('end', () => passed < most && to.end())
}
