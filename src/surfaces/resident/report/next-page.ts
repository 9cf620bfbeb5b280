/**
 * The next page at once: a service worker that sends a form says so, and gets the page a redirect would have led to in
 * the answer to the form. On a slow line each step of a report then takes one way there and back in place of two.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** Sent by the worker; in the answer it names the address of the page. */
const NEXT_PAGE = 'x-next-page'

export function answerWithNextPage(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const next = reply.getHeader('location')
    const asked = request.method === 'POST' && request.headers[NEXT_PAGE] !== undefined
    if (!asked || reply.statusCode !== 303 || typeof next !== 'string' || !next.startsWith('/'))
      return payload
    return pageInPlace(app, request, reply, next)
  })
}

/** Stays a redirect where the page itself leads on. */
async function pageInPlace(app: FastifyInstance, request: FastifyRequest, reply: FastifyReply, next: string) {
  const page = await app.inject({
    method: 'GET',
    url: next.split('#')[0]!,
    headers: withoutBody(request),
    remoteAddress: request.socket.remoteAddress ?? '',
  })
  if (page.statusCode >= 300 && page.statusCode < 400) return ''
  for (const [name, value] of Object.entries(page.headers)) {
    if (value !== undefined && !/^(connection|content-length|date|keep-alive|transfer-encoding)$/.test(name))
      void reply.header(name, value)
  }
  void reply.code(page.statusCode).header(NEXT_PAGE, next)
  void reply.removeHeader('location').removeHeader('content-length')
  return page.rawPayload
}

function withoutBody({ headers }: FastifyRequest) {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !/^(content-|transfer-|expect|x-next-page)/.test(name)),
  )
}
