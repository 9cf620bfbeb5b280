/** The HTTP server: what holds for every request, before any surface adds a route. */
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import Fastify, {
  type FastifyInstance,
  type FastifyPluginAsync,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { randomUUID } from 'node:crypto'
import { constants } from 'node:zlib'
import type { Actor } from '../kernel/actor.ts'
import { refuseOtherSites } from './same-site.ts'
import { answerErrors } from './answer-errors.tsx'
import { errorLine } from './error-line.ts'
import { whoseAndWhichLanguage } from './whose-language.ts'
import type { Cities } from './city.ts'
import { keepLimits } from './limits.ts'
import { type Live, serveLive } from './live.ts'
import { measure } from './measure.ts'
import { readable } from './readable.ts'
import { secure } from './secure.ts'
import { serveFiles } from './files.ts'
import { serveInstallable } from './installable/index.ts'

export interface WebDeps {
  readonly cities: Cities
  readonly live: Live
  /** Database and jobs answer; rejects or answers false when they do not. */
  readonly ready: () => Promise<boolean>
  /** The signed-in member of staff a request comes from; null for everybody else. */
  readonly staff: (request: FastifyRequest) => Promise<Actor | null>
  /** Routes: residents' pages, the desk, Open311, … */
  readonly surfaces: readonly FastifyPluginAsync[]
  /** Signs cookies; at least 32 characters. */
  readonly secret: string
  /** Whether texts are sent: then forms offer them. */
  readonly texts?: boolean
  /** Nobody, everybody, so many hops, or these addresses. */
  readonly trustProxy?: boolean | number | string
  readonly logLevel?: string
  /** Milliseconds by which the process may fall behind before it answers 503; 2,000 when not said. */
  readonly mostDelay?: number
}

const MB = 1024 * 1024

declare module 'fastify' {
  interface FastifyInstance {
    readonly cities: Cities
    readonly live: Live
    readonly staff: WebDeps['staff']
    readonly texts: boolean
  }
}

/** The server with all surfaces, not listening yet: `listen()` it, or `inject()` into it in a test. */
export async function createApp(deps: WebDeps): Promise<FastifyInstance> {
  const app = Fastify({
    logger: { level: deps.logLevel ?? 'silent', serializers },
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: proxies(deps.trustProxy),
    genReqId: () => randomUUID(),
    bodyLimit: MB,
    // A slow client holds a socket, not a handler; a client that never finishes is let go.
    requestTimeout: 120_000,
    keepAliveTimeout: 72_000,
    // Open streams would keep a stopping server alive.
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 300 },
    rewriteUrl: ({ url }) => readable(url ?? '/'),
    http: { maxHeaderSize: 128 * 1024 },
  })
  app.decorate('cities', deps.cities)
  app.decorate('live', deps.live)
  app.decorate('staff', deps.staff)
  app.decorate('texts', deps.texts === true)

  answerErrors(app)
  measure(app, deps.ready)
  await keepLimits(app, deps.mostDelay)
  await secure(app)
  await app.register(compress, {
    threshold: 1400,
    encodings: ['br', 'gzip', 'identity'],
    brotliOptions: FAST_BROTLI,
  })
  await app.register(cookie, { secret: deps.secret })
  await app.register(formbody)
  await app.register(multipart, {
    limits: { files: 10, fileSize: 20 * MB, fields: 100, fieldSize: 64 * 1024, parts: 120 },
  })
  refuseOtherSites(app)
  whoseAndWhichLanguage(app)
  await serveFiles(app)
  serveInstallable(app)
  serveLive(app)
  for (const surface of deps.surfaces) await app.register(surface)
  return app
}

/** Fastify takes a number of hops as a function only. */
const proxies = (trust: WebDeps['trustProxy'] = false) =>
  typeof trust === 'number' ? (_: string, hop: number) => hop < trust : trust

// Quality 4 compresses a page as well as gzip's best, in the time of its fastest; pages are smaller than 2^18 bytes, and
// a larger window only costs.
const FAST_BROTLI = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 18 },
}

/** What a log line holds: of a request no address, no query, no cookie; of an error not the row that it is about. */
const serializers = {
  err: errorLine,
  req: (request: FastifyRequest) => ({ method: request.method, url: request.url.split('?')[0] ?? '' }),
}
