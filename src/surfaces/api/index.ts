/** What programs need to know before they call: the description of everything they may ask, as OpenAPI 3.1. */
import type { FastifyPluginAsync } from 'fastify'
import { describeApi } from './document.ts'

/** `GET /api/openapi.json`, for any page of any site. */
export const api: FastifyPluginAsync = async (app) => {
  const document = JSON.stringify(describeApi())
  app.get('/api/openapi.json', (_, reply) =>
    reply
      .header('access-control-allow-origin', '*')
      .header('cross-origin-resource-policy', 'cross-origin')
      .type('application/json; charset=utf-8')
      .send(document),
  )
}
