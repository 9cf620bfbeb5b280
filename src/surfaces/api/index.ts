/** The JSON API below `/api/v1`, and the description of everything programs may ask, as OpenAPI 3.1. */
import type { FastifyPluginAsync } from 'fastify'
import { describeApi } from './document.ts'
import { type ApiOptions, v1 } from './v1/plugin.ts'

/** `GET /api/openapi.json`, for any page of any site, and what it describes below `/api/v1`. */
export const api: FastifyPluginAsync<ApiOptions> = async (app, options) => {
  await app.register(v1, { ...options, prefix: '/api/v1' })
  const document = JSON.stringify(describeApi())
  app.get('/api/openapi.json', (_, reply) =>
    reply
      .header('access-control-allow-origin', '*')
      .header('cross-origin-resource-policy', 'cross-origin')
      .type('application/json; charset=utf-8')
      .send(document),
  )
}
