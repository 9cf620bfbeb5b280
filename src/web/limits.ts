/** What one client may ask for, and what the server takes on when it has too much to do. */
import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import type { FastifyInstance } from 'fastify'

/** Seconds a client is asked to wait. */
export const RETRY_AFTER = 5

/** Thrown when the server is too busy; answered 503 with `retry-after`. */
export class Busy extends Error {
  override readonly name = 'Busy'
  readonly statusCode = 503
}

/** @param mostDelay milliseconds by which the process may fall behind before it turns requests away. */
export async function keepLimits(app: FastifyInstance, mostDelay = 2_000): Promise<void> {
  await app.register(underPressure, {
    maxEventLoopDelay: mostDelay,
    // As long as the delay itself: a shorter sample in which the process did not get to run at all counts as endless.
    sampleInterval: mostDelay,
    retryAfter: RETRY_AFTER,
    // Whoever watches over the process must still hear that it lives: killing it would not help it.
    pressureHandler: (request) => {
      if (!/^\/(healthz|readyz|metrics)$/.test(request.url)) throw new Busy('The server has too much to do.')
    },
  })
  await app.register(rateLimit, {
    global: false, // a route asks for it: `config: { rateLimit: { max: 30, timeWindow: '1 minute' } }`
    // A proxy on the same machine that does not name its clients would else share one limit among them all.
    allowList: ['127.0.0.1', '::1'],
    addHeadersOnExceeding: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
    },
  })
}
