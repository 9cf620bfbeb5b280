/** The surface as one route: every address below /open311 is read, answered and refused in GeoReport's own words. */
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { isAway } from '../../kernel/away.ts'
import { verifyApiKey } from '../../modules/identity/index.ts'
import { clientAt, hearOut } from '../../web/index.ts'
import { answerGet, answerPost } from './answer.ts'
import { readBodies } from './bodies.ts'
import type { Call } from './call.ts'
import { keyIn } from './caller.ts'
import { Fault, faultBody, faultOf } from './fault.ts'
import { cityFor } from './jurisdiction.ts'
import { createPace, type Limits, LIMITS, type Pace } from './pace.ts'
import { one, parametersOf, type Parsed } from './parameters.ts'
import { readPhotoPath, sendPhoto } from './photo.ts'
import { formatOf, readPath } from './read-path.ts'
import { CONTENT_TYPE, write } from './wire.ts'

export interface Open311Options {
  /** How clients reach the server, without a slash at the end; undefined: as each asks for it. */
  readonly publicUrl?: string | undefined
  readonly limits?: Limits
}

const MB = 1024 * 1024

/** Any page of any site may read what is public; keys travel in arguments, never in cookies. */
const OPEN = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'link, retry-after, x-next-page-url, x-page-number, x-page-size, x-previous-page-url',
  'cross-origin-resource-policy': 'cross-origin',
  // Whatever a resident wrote, a browser that opens the answer itself runs none of it.
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
}
const PREFLIGHT = {
  allow: 'GET, HEAD, POST, OPTIONS',
  'access-control-allow-methods': 'GET, HEAD, POST, OPTIONS',
  'access-control-allow-headers': 'authorization, content-type, idempotency-key',
  'access-control-max-age': '86400',
}

export const open311: FastifyPluginAsync<Open311Options> = async (app, { publicUrl, limits = LIMITS }) => {
  readBodies(app)
  app.addHook('onRequest', (_, reply, done) => {
    reply.headers(OPEN)
    done()
  })
  app.setErrorHandler(sendFault)
  const pace = createPace()
  app.route({
    method: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: '/open311/*',
    exposeHeadRoute: false,
    bodyLimit: MB,
    config: { crossSite: true },
    helmet: false, // its headers are for pages; ours are above
    handler: async (request, reply) => {
      if (request.method === 'OPTIONS') return reply.code(204).headers(PREFLIGHT).send()
      await keepPace(app, pace, limits, request)
      const photo = readPhotoPath(request.url)
      return photo ? sendPhoto(reply, app.cities, photo) : answer(app, publicUrl, request, reply)
    },
  })
}

async function answer(
  { cities }: FastifyInstance,
  publicUrl: string | undefined,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const path = readPath(request.url)
  if (!path) throw new Fault(404, 'There is nothing at this address.')
  const format = path.format ?? formatOf(request.url, request.headers.accept)
  const call: Call = {
    path,
    format,
    cities,
    site: publicUrl ?? `${request.protocol}://${request.host}`,
    request,
  }
  const { body, headers } = await answerBy(request.method, call)
  return reply.headers(headers).header('cache-control', 'no-cache').type(CONTENT_TYPE[format]).send(body)
}

function answerBy(method: string, call: Call) {
  if (method === 'POST') return answerPost(call)
  if (method === 'GET' || method === 'HEAD') return answerGet(call)
  throw new Fault(405, 'Ask with GET, or send with POST.', { allow: PREFLIGHT.allow })
}

/** @throws {Fault} 429. A key that does not count here leaves its sender a stranger. */
async function keepPace(
  { cities }: FastifyInstance,
  pace: Pace,
  limits: Limits,
  request: FastifyRequest,
): Promise<void> {
  const client = clientAt(request.ip)
  if (client === undefined) return
  const parameters = parametersOf((request.body ?? {}) as Parsed, request.query as Parsed)
  const key = keyIn(parameters, request.headers)
  const partner =
    key === undefined
      ? undefined
      : await holderOf(key, () => cityFor(cities, request.hostname, one(parameters, 'jurisdiction_id')))
  if (partner) pace.count(partner, limits.partner)
  else pace.count(client, limits.anonymous)
}

async function holderOf(key: string, find: () => ReturnType<typeof cityFor>): Promise<string | undefined> {
  try {
    return (await verifyApiKey(find(), key))?.id ?? undefined
  } catch {
    return undefined // said when the call itself is answered
  }
}

/** In the format asked for, whatever went wrong and wherever. */
function sendFault(cause: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const fault = faultOf(cause)
  if (!fault) request.log.error({ err: cause }, 'failed')
  else if (isAway(cause)) request.log.warn({ err: cause }, 'away')
  const shown = fault ?? new Fault(500, 'Something went wrong on our side.')
  if (shown.status === 413) hearOut(request, reply)
  const format = formatOf(request.url, request.headers.accept)
  return reply
    .code(shown.status)
    .headers({ ...OPEN, ...shown.headers })
    .type(CONTENT_TYPE[format])
    .send(write(format, 'errors', faultBody(shown)))
}
