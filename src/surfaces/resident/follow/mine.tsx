/** What somebody follows, opened by the signed link of any letter: no account. */
import { isUuid } from '../../../kernel/uuid.ts'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { perform } from '../../../kernel/act.ts'
import { PERSON } from '../../../kernel/actor.ts'
import {
  changeFrequency,
  changeLanguage,
  FREQUENCIES,
  endFollow,
  type SubscriptionId,
} from '../../../modules/follows/index.ts'
import { page } from '../../../web/index.ts'
import { one } from '../input.ts'
import { MinePage } from './mine-page.tsx'
import { openFollower } from './opened.ts'

const limited = { rateLimit: { max: 60, timeWindow: '1 minute' } }

export const minePages: FastifyPluginAsync = async (app) => {
  app.get('/following', { config: limited }, async (request, reply) => {
    const opened = await openFollower(request)
    const { city, t, query } = request
    const said = ['added', 'changed', 'ended'].find((name) => one(query, name) !== '')
    const languages = city.catalog().jurisdiction.languages
    return page(reply, <MinePage opened={opened} said={said} languages={languages} />, {
      title: t('follow.mine.title'),
      hidden: true,
    })
  })

  app.post('/following/change', { config: limited }, async (request, reply) => {
    const { follower } = await openFollower(request)
    const { city, body } = request
    const frequency = FREQUENCIES.find((often) => often === one(body, 'frequency'))
    const id = subscriptionOf(request)
    const language = one(body, 'language')
    await perform(city.db, PERSON, async (act) => {
      if (id && frequency) await changeFrequency(act, follower.id, id, frequency)
      if (language) await changeLanguage(act, city, follower.id, language)
    })
    return back(reply, 'changed')
  })

  app.post('/following/end', { config: limited }, async (request, reply) => {
    const { follower } = await openFollower(request)
    const id = one(request.body, 'subscription') === 'all' ? 'all' : subscriptionOf(request)
    if (id) await perform(request.city.db, PERSON, (act) => endFollow(act, follower.id, id))
    return back(reply, 'ended')
  })
}

function subscriptionOf({ body }: FastifyRequest): SubscriptionId | undefined {
  const id = one(body, 'subscription')
  return isUuid(id) ? (id as SubscriptionId) : undefined
}

function back(reply: FastifyReply, said: string): FastifyReply {
  const { locale, body } = reply.request
  return reply.redirect(`/${locale}/following?key=${encodeURIComponent(one(body, 'key'))}&${said}=1`, 303)
}
