/** The owner of the address says yes. A page with a button: mail programs open links by themselves. */
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { perform } from '../../../kernel/act.ts'
import { PERSON } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import {
  confirmFollow,
  findAsked,
  followKey,
  labelOf,
  readConfirmKey,
  type SubscriptionId,
} from '../../../modules/follows/index.ts'
import { frameOf, page, useFrame } from '../../../web/index.ts'
import { one } from '../input.ts'

const limited = { rateLimit: { max: 60, timeWindow: '1 minute' } }

export const confirmPages: FastifyPluginAsync = async (app) => {
  app.get('/follow/confirm', { config: limited }, async (request, reply) => {
    const { key, label } = await askedOf(request)
    return page(reply, <Confirm privateKey={key} label={label} />, {
      title: request.t('follow.yes.title'),
      hidden: true,
    })
  })

  app.post('/follow/confirm', { config: limited }, async (request, reply) => {
    const { city, locale } = request
    const { id } = await askedOf(request)
    const followerId = await perform(city.db, PERSON, (act) => confirmFollow(act, id))
    const key = followKey(city.secret, { followerId, subscriptionId: id })
    return reply.redirect(`/${locale}/following?key=${key}&added=1`, 303)
  })
}

interface AskedPage {
  readonly id: SubscriptionId
  readonly key: string
  readonly label: string
}

/** @throws {Refusal} `link_too_old` for a key nobody signed, and for a wish that is gone. */
async function askedOf(request: FastifyRequest): Promise<AskedPage> {
  const { city } = request
  const key = one(request.query, 'key') || one(request.body, 'key')
  const id = readConfirmKey(city.secret, key)
  const asked = id && (await findAsked(city.db, id))
  if (!asked) throw new Refusal('not_found', 'link_too_old', 'This link is too old.')
  const { t, format } = frameOf(request)
  return {
    id: asked.id,
    key,
    label: labelOf(asked, { t, format, catalog: city.catalog(), places: city.places() }),
  }
}

function Confirm({ privateKey, label }: { privateKey: string; label: string }) {
  const { t, path } = useFrame()
  return (
    <div class="narrow page">
      <h1>{t('follow.yes.title')}</h1>
      <p class="lead follow-what">
        <bdi>{label}</bdi>
      </p>
      <form method="post" action={path('/follow/confirm')}>
        <input type="hidden" name="key" value={privateKey} />
        <button class="usa-button">{t('follow.yes.button')}</button>
      </form>
    </div>
  )
}
