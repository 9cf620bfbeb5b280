/** Load from outside: so many connections at once, for some seconds, every answer timed. */
import { openConnection } from './connection.ts'

export interface Measured {
  /** Answers that were timed. */
  readonly calls: number
  /** Answers a second. */
  readonly rate: number
  readonly p50_ms: number
  readonly p95_ms: number
  readonly p99_ms: number
  /** Answers that were not 2xx or 3xx, and calls that got none. */
  readonly failed: number
  /** Processor time of server and database for one answer: the same whoever else uses the machine. */
  readonly cpu_ms: number | null
}

export interface Call {
  readonly method?: 'GET' | 'POST'
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  /** {@link NUMBER} in it is another number each time it is sent, so that the same call is never sent twice. */
  readonly body?: string
}

/** Stands for a running number of as many digits. */
export const NUMBER = '#########'

export interface Load {
  readonly url: string
  readonly connections: number
  readonly seconds: number
  /** What is asked, over and over, in this order. */
  readonly calls: readonly Call[]
  /** Milliseconds of processor time that were used up to now by whoever answers. */
  readonly processor?: () => number
}

const WARM = { calls: 20_000, seconds: 2, atMost: 10 }

/** Runs the load after a warm-up that is not counted: a compiler that works while it runs needs many thousand calls. */
export async function load(options: Load): Promise<Measured> {
  const began = performance.now()
  let calls = 0
  while (calls < WARM.calls && performance.now() - began < WARM.atMost * 1000) {
    calls += (await shoot({ ...options, seconds: WARM.seconds })).calls
  }
  return shoot(options)
}

async function shoot({ url, connections, seconds, calls, processor }: Load): Promise<Measured> {
  const { host, hostname, port } = new URL(url)
  const messages = calls.map((call) => message(call, host))
  const took: number[] = []
  let failed = 0
  let next = 0
  const used = processor?.()
  const began = performance.now()
  const until = began + seconds * 1000
  const client = async () => {
    const connection = openConnection(hostname, Number(port))
    while (performance.now() < until) {
      const sent = performance.now()
      const { status } = await connection.ask(numbered(messages[next++ % messages.length]!))
      took.push(performance.now() - sent)
      if (status === 0 || status >= 400) failed += 1
    }
    connection.close()
  }
  await Promise.all(Array.from({ length: connections }, client))
  const cpu = processor && used !== undefined ? Number(((processor() - used) / took.length).toFixed(3)) : null
  return { ...summary(took, (performance.now() - began) / 1000), failed, cpu_ms: cpu }
}

let running = 0

function numbered(bytes: Buffer): Buffer {
  const at = bytes.indexOf(NUMBER)
  if (at < 0) return bytes
  // A copy: the one before may not have left yet.
  const copy = Buffer.from(bytes)
  copy.write(String((running += 1)).padStart(NUMBER.length, '0'), at)
  return copy
}

/** The whole of a call as bytes. */
export function message({ method = 'GET', path, headers = {}, body = '' }: Call, host: string): Buffer {
  const lines = [
    `${method} ${path} HTTP/1.1`,
    `host: ${host}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(method === 'POST' ? [`content-length: ${Buffer.byteLength(body)}`] : []),
  ]
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`)
}

/** Rate and percentiles (nearest rank) of calls that took so many milliseconds each, in so many seconds. */
export function summary(took: readonly number[], seconds: number): Omit<Measured, 'failed' | 'cpu_ms'> {
  const sorted = Float64Array.from(took).sort()
  const at = (share: number) => Number((sorted[Math.ceil(sorted.length * share) - 1] ?? 0).toFixed(2))
  return {
    calls: took.length,
    rate: Number((took.length / seconds).toFixed(1)),
    p50_ms: at(0.5),
    p95_ms: at(0.95),
    p99_ms: at(0.99),
  }
}
