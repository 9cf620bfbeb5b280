/** Files that every page shares: stylesheets, fonts and islands by hashed name, the icons, the basemap. */
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { clientFolder } from './assets.ts'
import { cityIcon } from './city-mark.ts'

/** A worker lives by the policy of its own file, not of the page's: without this the live stream would be closed to it. */
const FILE_POLICY = "default-src 'self'; frame-ancestors 'none'"

export async function serveFiles(app: FastifyInstance): Promise<void> {
  const built = join(clientFolder, 'assets')
  if (existsSync(built)) {
    await app.register(async (assets) => {
      assets.addHook('onRequest', async (_, reply) => {
        void reply.header('content-security-policy', FILE_POLICY)
      })
      await assets.register(fastifyStatic, {
        root: built,
        prefix: '/assets/',
        decorateReply: false,
        preCompressed: true,
        index: false,
        immutable: true, // a changed file has another name
        maxAge: '1y',
      })
    })
  }
  await app.register(fastifyStatic, { serve: false, maxAge: '1d' })

  app.get('/favicon.svg', async (request, reply) =>
    reply.type('image/svg+xml').header('cache-control', 'max-age=86400').send(cityIcon(request.city)),
  )
  // Asked for by every browser, whatever the page says.
  app.get('/favicon.ico', async (_, reply) => reply.redirect('/favicon.svg', 302))

  // One file for a whole city: browsers read the parts of it that they show (HTTP ranges).
  app.get('/basemap.pmtiles', { compress: false }, async (request, reply) => {
    const file = request.city.basemap
    if (!file || !existsSync(file)) return reply.callNotFound()
    return reply.type('application/vnd.pmtiles').sendFile(basename(file), dirname(file))
  })
}
