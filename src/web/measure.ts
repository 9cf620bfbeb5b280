/** Whether the process lives, whether it can work, and how it does: for whoever watches over it. */
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'

const SLOW = 2 // seconds

declare module 'fastify' {
  interface FastifyInstance {
    /** Other parts add their own numbers here. */
    readonly metrics: Registry
  }
}

export function measure(app: FastifyInstance, ready: () => Promise<boolean>): void {
  const registry = new Registry()
  app.decorate('metrics', registry)
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'http_request_seconds',
    help: 'Time from the first byte of a request to the last of its answer.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })

  app.addHook('onResponse', async (request, reply) => {
    const took = reply.elapsedTime / 1000
    const route = request.routeOptions.url ?? 'none' // never the path itself: it holds numbers and keys
    seconds.observe({ method: request.method, route, status: reply.statusCode }, took)
    if (took > SLOW) request.log.warn({ route, status: reply.statusCode, seconds: took }, 'slow answer')
  })

  app.get('/healthz', async () => ({ status: 'ok' }))
  app.get('/readyz', async (request, reply) => {
    const works = await ready().catch((error: unknown) => {
      request.log.error({ err: error }, 'not ready')
      return false
    })
    return reply.code(works ? 200 : 503).send({ status: works ? 'ok' : 'not ready' })
  })
  app.get('/metrics', async (_, reply) => reply.type(registry.contentType).send(await registry.metrics()))
}
