/** Reporting: five small pages, each its own address; what was typed is kept from page to page, back and forth. */
import type { FastifyPluginAsync } from 'fastify'
import { aboutPages } from './about.tsx'
import { checkPages } from './check.tsx'
import { detailsPages } from './details.tsx'
import { keptReports } from './kept.ts'
import { answerWithNextPage } from './next-page.ts'
import { whatPage } from './what.tsx'
import { wherePages } from './where.tsx'

export const reportPages: FastifyPluginAsync = async (app) => {
  answerWithNextPage(app)
  await app.register(whatPage)
  await app.register(wherePages)
  await app.register(detailsPages)
  await app.register(aboutPages)
  await app.register(checkPages)
  await app.register(keptReports)
}
