/** Load from outside: so many connections at once, for some seconds, every answer timed. */
import autocannon from 'autocannon'

export interface Measured {
  readonly requests: number
  /** Answers a second. */
  readonly rate: number
  readonly p50_ms: number
  readonly p95_ms: number
  readonly p99_ms: number
  /** Answers that were not 2xx or 3xx, and calls that got none. */
  readonly failed: number
}

export interface Call {
  readonly method?: 'GET' | 'POST'
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export interface Load {
  readonly url: string
  readonly connections: number
  readonly seconds: number
  /** The next call; asked for each one. */
  readonly call: () => Call
}

/** Runs the load after a short warm-up that is not counted. */
export async function load(options: Load): Promise<Measured> {
  await shoot({ ...options, seconds: Math.min(2, options.seconds) })
  return shoot(options)
}

function shoot({ url, connections, seconds, call }: Load): Promise<Measured> {
  const took: number[] = []
  let failed = 0
  return new Promise((resolve, reject) => {
    const run = autocannon(
      {
        url,
        connections,
        duration: seconds,
        timeout: 30,
        requests: [{ setupRequest: (request) => ({ ...request, ...call() }) as typeof request }],
      },
      (problem, result) => {
        if (problem) return reject(problem as Error)
        resolve({ ...summary(took, result.duration), failed: failed + result.errors })
      },
    )
    run.on('response', (_client, status, _bytes, milliseconds) => {
      took.push(milliseconds)
      if (status >= 400) failed += 1
    })
  })
}

/** Rate and percentiles (nearest rank) of calls that took so many milliseconds each, in so many seconds. */
export function summary(took: readonly number[], seconds: number): Omit<Measured, 'failed'> {
  const sorted = Float64Array.from(took).sort()
  const at = (share: number) => Number((sorted[Math.ceil(sorted.length * share) - 1] ?? 0).toFixed(2))
  return {
    requests: took.length,
    rate: Number((took.length / seconds).toFixed(1)),
    p50_ms: at(0.5),
    p95_ms: at(0.95),
    p99_ms: at(0.99),
  }
}
