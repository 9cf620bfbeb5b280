/** Pages for when there is no network: a phone keeps them, so nothing on them is anybody's own. */
import type { FastifyPluginAsync } from 'fastify'
import { offlinePage } from './offline-page.tsx'
import { offlineReportPage } from './report-page.tsx'

export const offlinePages: FastifyPluginAsync = async (app) => {
  await app.register(offlinePage)
  await app.register(offlineReportPage)
}
