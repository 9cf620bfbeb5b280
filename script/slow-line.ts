/** A slow line to a server, as a phone at the edge of the network has it: everything goes over it, the worker's too. */
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

interface Slowness {
  /** Bytes a second, each way, shared by all connections. */
  readonly bytes: number
  /** Milliseconds there and back; a connection begins with one. */
  readonly roundTrip: number
}

/** Listens on a free port of this machine; answers the address to use in place of `to`. */
export async function slowLine(to: string, slowness: Slowness): Promise<{ url: string; server: Server }> {
  const { hostname, port } = new URL(to)
  const [up, down] = [lane(slowness), lane(slowness)]
  const server = createServer((near) => {
    near.pause()
    setTimeout(() => {
      const far = connect(Number(port), hostname)
      carry(near, far, up)
      carry(far, near, down)
      near.resume()
    }, slowness.roundTrip)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return { url: `http://localhost:${(server.address() as AddressInfo).port}`, server }
}

/** When something of so many bytes has arrived at the other end, in milliseconds from now. */
type Lane = (bytes: number) => number

function lane({ bytes: rate, roundTrip }: Slowness): Lane {
  let free = 0
  return (bytes) => {
    const now = performance.now()
    free = Math.max(now, free) + (bytes / rate) * 1000
    return free - now + roundTrip / 2
  }
}

function carry(from: Socket, to: Socket, arrives: Lane): void {
  from.on('data', (chunk) => {
    // No faster than it is carried on: else the sender would think that all of it has arrived.
    from.pause()
    const after = arrives(chunk.length)
    setTimeout(() => to.write(chunk), after)
    setTimeout(() => from.resume(), Math.max(0, after - HALF))
  })
  from.on('end', () => setTimeout(() => to.end(), arrives(0)))
  from.on('error', () => to.destroy())
  from.on('close', () => setTimeout(() => to.destroy(), arrives(0) + 1))
}

const HALF = 200 // milliseconds that are under way and not waited for
