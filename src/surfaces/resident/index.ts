/** The residents' pages: home, reporting, a request's page, what is near; each works without JavaScript. */
import type { FastifyPluginAsync } from 'fastify'
import { Refusal } from '../../kernel/refusal.ts'
import { languagesOf } from '../../web/index.ts'
import { feeds } from './feeds/index.ts'
import { findPages } from './find.tsx'
import { followPages } from './follow/index.ts'
import { homePage } from './home.tsx'
import { nearPages } from './near.tsx'
import { myDataByAddress } from './my-data/by-address.tsx'
import { myDataPages } from './my-data/index.ts'
import { offlinePages } from './offline/index.ts'
import { photoFiles } from './photos.ts'
import { reportPages } from './report/index.ts'
import { requestPages } from './request/index.ts'
import { uploadFiles } from './uploads.ts'

export const resident: FastifyPluginAsync = async (app) => {
  // Without a language the reader's own is chosen; links from outside may leave it out.
  for (const path of ['/', '/report', '/near', '/find', '/follow', '/my-data', '/requests/:number']) {
    app.get(path, (request, reply) =>
      reply
        .header('vary', 'accept-language')
        .redirect(`/${request.locale}${request.url === '/' ? '' : request.url}`, 302),
    )
  }
  await app.register(photoFiles)
  await app.register(uploadFiles)
  await app.register(inALanguage, { prefix: '/:language' })
}

const inALanguage: FastifyPluginAsync = async (app) => {
  app.addHook('onRequest', async (request) => {
    const { language } = request.params as { language: string }
    if (!languagesOf(request.city).includes(language)) {
      throw new Refusal('not_found', 'no_such_page', 'There is no such page.')
    }
  })
  await app.register(homePage)
  await app.register(findPages)
  await app.register(nearPages)
  await app.register(reportPages)
  await app.register(offlinePages)
  await app.register(requestPages)
  await app.register(myDataPages)
  await app.register(myDataByAddress)
  await app.register(followPages)
  await app.register(feeds)
}
