/** What makes the pages an app on a home screen: manifest, icons, and the worker that stands in for the network. */
import type { FastifyInstance } from 'fastify'
import { languagesOf } from '../whose-language.ts'
import { iconOf } from './icons.ts'
import { residentManifest, workManifest } from './manifest.ts'
import { workerFile } from './worker-file.ts'

const DAY = 'public, max-age=86400'
/** A worker may ask its own site for anything; it runs no other script. */
const WORKER_POLICY = "default-src 'self'; frame-ancestors 'none'"

export function serveInstallable(app: FastifyInstance): void {
  app.get<{ Params: { manifest: string } }>('/manifests/:manifest', async (request, reply) => {
    const { city } = request
    const [, face, locale] = /^(resident|work)\.([\w-]+)\.webmanifest$/.exec(request.params.manifest) ?? []
    if (!locale || !languagesOf(city).includes(locale)) return reply.callNotFound()
    const manifest = face === 'work' ? workManifest(city, locale) : residentManifest(city, locale)
    return reply
      .type('application/manifest+json')
      .header('cache-control', 'public, max-age=3600')
      .send(JSON.stringify(manifest))
  })

  app.get<{ Params: { icon: string } }>('/icons/:icon', async (request, reply) => {
    const icon = await iconOf(request.city, request.params.icon.replace(/\.png$/, ''))
    if (!icon) return reply.callNotFound()
    return reply.type('image/png').header('cache-control', DAY).send(icon)
  })

  // At the root, because a worker reaches no higher than its own address; and asked for anew each time, because a
  // worker that is kept would keep an old one alive.
  app.get('/sw.js', async (request, reply) => {
    const file = workerFile(request.city)
    if (file === undefined) return reply.callNotFound()
    return reply
      .type('text/javascript; charset=utf-8')
      .headers({ 'cache-control': 'no-cache', 'content-security-policy': WORKER_POLICY })
      .send(file)
  })
}
