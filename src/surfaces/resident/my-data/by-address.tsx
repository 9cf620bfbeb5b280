/** What is held about the owner of an e-mail address: asked for by mail, read, taken along, removed. */
import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import { perform } from '../../../kernel/act.ts'
import { PERSON } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import {
  allHeldBy,
  askForData,
  endLink,
  openData,
  removeByAddress,
  summaryOf,
} from '../../../modules/lifecycle/index.ts'
import { page, refusalWords, statusOf } from '../../../web/index.ts'
import { one } from '../input.ts'
import { AskPage, GonePage, SentPage, StopPage } from './ask-pages.tsx'
import { HeldPage } from './held-page.tsx'

const limited = { rateLimit: { max: 10, timeWindow: '1 minute' } }

export const myDataByAddress: FastifyPluginAsync = async (app) => {
  app.get('/my-data', { config: limited }, async (request, reply) => {
    const key = one(request.query, 'key')
    if (!key) return say(reply, <AskPage errors={{}} />, request.t('mydata.ask.title'))
    const { city } = request
    const link = await openData(city, key).catch(noneWhenOld)
    if (!link) return say(reply, <AskPage errors={{}} old />, request.t('olddata.title'), 404)
    const held = await summaryOf(city, link.address)
    const shown = { held, address: link.address, linkKey: key, catalog: city.catalog(), secret: city.secret }
    return say(reply, <HeldPage {...shown} />, request.t('lifecycle.title'))
  })

  app.post('/my-data', { config: limited }, async (request, reply) => {
    const { body, city, locale, t } = request
    const email = one(body, 'email').slice(0, 400)
    try {
      await perform(city.db, PERSON, (act) => askForData(act, city, email, locale))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const errors = { email: refusalWords(t, error) }
      return say(reply, <AskPage errors={errors} email={email} />, t('mydata.ask.title'), statusOf(error))
    }
    return say(reply, <SentPage email={email} />, t('mydata.sent.title'))
  })

  app.get('/my-data.json', { config: limited }, async (request, reply) => {
    const { address } = await openData(request.city, one(request.query, 'key'))
    return reply
      .header('cache-control', 'private, no-store')
      .header('content-disposition', 'attachment; filename="my-data.json"')
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(await allHeldBy(request.city, address), null, 2))
  })

  app.post('/my-data/removal', { config: limited }, async (request, reply) => {
    const { address } = await openData(request.city, one(request.body, 'key'))
    if (one(request.body, 'sure') !== 'yes') {
      throw new Refusal('invalid', 'removal_not_sure', 'Say that all of it shall be removed for good.')
    }
    const { numbers } = await removeByAddress(request.city, PERSON, address)
    return say(reply, <GonePage count={numbers.length} />, request.t('mydata.removed.title'))
  })

  app.get('/my-data/stop', { config: limited }, async (request, reply) => {
    const key = one(request.query, 'key')
    await openData(request.city, key)
    return say(reply, <StopPage linkKey={key} done={false} />, request.t('mydata.stop.title'))
  })

  // Mail programs post from their own servers; the key in the address is what allows it.
  app.post('/my-data/stop', { config: { ...limited, crossSite: true } }, async (request, reply) => {
    const { address } = await openData(request.city, one(request.query, 'key'))
    await perform(request.city.db, PERSON, (act) => endLink(act, address))
    return say(reply, <StopPage linkKey="" done />, request.t('mydata.stop.title'))
  })
}

/** Whose link is too old asks for another. */
function noneWhenOld(error: unknown): undefined {
  if (error instanceof Refusal && error.code === 'link_too_old') return undefined
  throw error
}

const say = (reply: FastifyReply, content: Parameters<typeof page>[1], title: string, status = 200) =>
  page(reply, content, { title, hidden: true, status })
