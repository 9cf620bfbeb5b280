/** A request's page: like tracking a parcel; with its private link also a place to add and to object. */
import type { FastifyPluginAsync } from 'fastify'
import { reporterDeeds } from './deeds.ts'
import { meTooPages } from './me-too.tsx'
import { requestPage } from './page.tsx'
import { stopMailPages } from './stop-mail.tsx'
import { surveyPages } from './survey.tsx'

export const requestPages: FastifyPluginAsync = async (app) => {
  await app.register(requestPage)
  await app.register(meTooPages)
  await app.register(reporterDeeds)
  await app.register(stopMailPages)
  await app.register(surveyPages)
}
