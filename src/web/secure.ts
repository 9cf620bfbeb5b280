/** Headers that tell browsers what our pages may do. */
import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
import { phoneScript } from './assets.ts'
import type { Face } from './document.ts'
import type { Theme } from './theme.ts'

/** For everything that is no page of ours (photos, JSON, errors of programs): nothing at all. */
const NOTHING = "default-src 'none'; frame-ancestors 'none'; sandbox"

export async function secure(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: false, // ours is a constant, and a page's is its own: see below
    referrerPolicy: { policy: 'same-origin' }, // private links must not travel to other sites
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: 'deny' },
  })
  app.addHook('onRequest', async (_, reply) => {
    void reply.header('content-security-policy', NOTHING)
  })
}

/** Turbo brings its progress bar's style itself; this is the hash of that text in the pinned version. */
const TURBO_STYLE = "'sha256-WAyOw4V+FqDc35lQPyRADLBWbuNK8ahvYEaQIYF1+Ps='"

/** For our pages: our own files, one inline script of residents' pages, and the inline style with the city's colours. */
export const pagePolicy = (theme: Theme, face: Face): string =>
  [
    "default-src 'self'",
    `script-src 'self' ${face === 'resident' ? phoneScript().hash : ''}`.trimEnd(),
    `style-src 'self' ${theme.hash} ${TURBO_STYLE}`,
    "img-src 'self' data: blob:",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
