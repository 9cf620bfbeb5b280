/** What is held about whoever reported a request, for themselves: read, taken along, removed. */
import type { FastifyPluginAsync } from 'fastify'
import { perform } from '../../../kernel/act.ts'
import { PERSON } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { removeAtWish, whatIsHeld } from '../../../modules/lifecycle/index.ts'
import { requestRemoved } from '../../../modules/requests/index.ts'
import { page } from '../../../web/index.ts'
import { one } from '../input.ts'
import { openAsReporter } from '../request/deeds.ts'
import { myDataPage, removedPage } from './pages.tsx'

const limited = { rateLimit: { max: 20, timeWindow: '1 minute' } }

export const myDataPages: FastifyPluginAsync = async (app) => {
  app.get('/requests/:number/my-data', { config: limited }, async (request, reply) => {
    const { thread, key } = await openAsReporter(request)
    const held = await whatIsHeld(request.city, Number(thread.request.number))
    if (!held) throw requestRemoved() // a moment ago
    return page(reply, myDataPage({ held, privateKey: key }), {
      title: request.t('lifecycle.title'),
      hidden: true,
    })
  })

  app.get('/requests/:number/my-data.json', { config: limited }, async (request, reply) => {
    const { number } = (await openAsReporter(request)).thread.request
    const held = await whatIsHeld(request.city, Number(number))
    if (!held) throw requestRemoved()
    return reply
      .header('cache-control', 'private, no-store')
      .header('content-disposition', `attachment; filename="request-${number}.json"`)
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(held, null, 2))
  })

  app.post('/requests/:number/removal', { config: limited }, async (request, reply) => {
    const { thread } = await openAsReporter(request)
    if (one(request.body, 'sure') !== 'yes') {
      throw new Refusal('invalid', 'removal_not_sure', 'Say that the request shall be removed for good.')
    }
    await perform(request.city.db, PERSON, (act) => removeAtWish(act, request.city, thread.id))
    return page(reply, removedPage(thread.request.number), {
      title: request.t('lifecycle.removed.title'),
      hidden: true,
    })
  })
}
