/** `/api/v1`: every operation of the table as a route. */
import { hash } from 'node:crypto'
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { isAway } from '../../../kernel/away.ts'
import { createMeter, hearOut } from '../../../web/index.ts'
import type { Answered, Call, Handler } from './call.ts'
import { type Caller, known, type Limits, LIMITS, localeOf, meet } from './caller.ts'
import { bodyOf, type Operation, type OperationName, operations, queryOf } from './operations.ts'
import { Problem, problemBody, problemOf } from './problem.ts'
import { getRequest, getService, listAgencies, listAreas, listRequests, listServices } from './read.ts'
import { readBody, readQuery } from './read-input.ts'
import { commentOnRequest, createRequest, MOVES, noteOnRequest, reclassifyRequest } from './write.ts'

export interface ApiOptions {
  /** How programs reach the server, without a slash at the end; undefined: as each asks for it. */
  readonly publicUrl?: string | undefined
  readonly limits?: Limits
}

const HANDLERS: Readonly<Record<OperationName, Handler>> = {
  listServices,
  getService,
  listAgencies,
  listAreas,
  listRequests,
  getRequest,
  createRequest,
  commentOnRequest,
  noteOnRequest,
  reclassifyRequest,
  ...MOVES,
}

/** Any page of any site may ask; keys travel in a header that no browser sends by itself. */
const OPEN = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag, location, ratelimit, ratelimit-policy, retry-after',
  'cross-origin-resource-policy': 'cross-origin',
  'referrer-policy': 'no-referrer',
}
const PREFLIGHT = {
  allow: 'GET, HEAD, POST, OPTIONS',
  'access-control-allow-methods': 'GET, HEAD, POST, OPTIONS',
  'access-control-allow-headers': 'authorization, content-type, idempotency-key, if-none-match',
  'access-control-max-age': '86400',
}

export const v1: FastifyPluginAsync<ApiOptions> = async (app, { publicUrl, limits = LIMITS }) => {
  const meter = createMeter()
  const callers = new WeakMap<FastifyRequest, Caller>()
  readJsonOnly(app)
  app.setErrorHandler(sendProblem)
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers(OPEN)
    if (request.method !== 'OPTIONS') callers.set(request, await meet(request, reply, meter, limits))
  })
  app.setNotFoundHandler(() => {
    throw new Problem(404, 'not_found', 'There is nothing at this address.')
  })
  app.options('/*', { config: { crossSite: true } }, (_, reply) => reply.code(204).headers(PREFLIGHT).send())
  for (const [name, operation] of operations()) {
    app.route({
      method: operation.method,
      url: operation.path.replaceAll(/\{(\w+)\}/g, ':$1'),
      config: { crossSite: true },
      handler: async (request, reply) => {
        const caller = callers.get(request)!
        const call = readCall(operation, request, caller, publicUrl)
        return send(request, reply, caller, await HANDLERS[name](call))
      },
    })
  }
}

function readCall(
  operation: Operation,
  request: FastifyRequest,
  { city, by }: Caller,
  publicUrl: string | undefined,
): Call {
  // A stranger is told so before anything else is looked at.
  if (operation.needs !== undefined) known(by)
  const schema = bodyOf(operation)
  return {
    city,
    by,
    voice: {
      city,
      site: publicUrl ?? `${request.protocol}://${request.host}`,
      locale: localeOf(request, city),
    },
    path: request.params as Record<string, string>,
    query: readQuery(queryOf(operation), request.query as Record<string, unknown>),
    body: schema ? readBody(schema, request.body) : {},
    once: operation.once ? readOnce(request) : undefined,
    texts: request.server.texts,
  }
}

function readOnce({ headers }: FastifyRequest): string | undefined {
  const once = [headers['idempotency-key']].flat()[0]?.trim()
  if (once && once.length > 255) {
    throw new Problem(400, 'idempotency_key_invalid', 'Idempotency-Key is longer than 255 characters.')
  }
  return once || undefined
}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  { by }: Caller,
  { status = 200, body, headers = {} }: Answered,
): FastifyReply {
  const text = JSON.stringify(body)
  void reply
    .headers({ vary: 'authorization', 'cache-control': by ? 'private, no-cache' : 'no-cache', ...headers })
    .type('application/json; charset=utf-8')
  if (request.method === 'POST') return reply.code(status).send(text)
  const etag = `W/"${hash('sha256', text, 'base64url').slice(0, 22)}"`
  void reply.header('etag', etag)
  return isKnown(request.headers['if-none-match'], etag) ? reply.code(304).send() : reply.send(text)
}

/** Compared weakly, as RFC 9110 has it for `If-None-Match`. */
function isKnown(header: string | undefined, etag: string): boolean {
  const known = header?.split(',').map((one) => one.trim().replace(/^W\//, '')) ?? []
  return known.includes('*') || known.includes(etag.slice(2))
}

/** An empty body is an empty object: some deeds need no words. */
function readJsonOnly(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body: string, done) => {
    if (body.trim() === '') done(null, {})
    else void parse(request, body, done)
  })
}

function sendProblem(cause: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(cause)
  if (problem.status === 500) request.log.error({ err: cause }, 'failed')
  else if (isAway(cause)) request.log.warn({ err: cause }, 'away')
  if (problem.status === 413) hearOut(request, reply)
  return reply
    .code(problem.status)
    .headers({ ...OPEN, ...problem.headers })
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemBody(problem)))
}
