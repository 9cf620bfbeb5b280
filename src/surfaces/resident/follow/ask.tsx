/** Choosing what to follow, and leaving an address. */
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { perform } from '../../../kernel/act.ts'
import { PERSON } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { askToFollow, FREQUENCIES, type Frequency } from '../../../modules/follows/index.ts'
import { findPublic } from '../../../modules/requests/index.ts'
import { type Errors, fieldOf, page, refusalWords, statusOf } from '../../../web/index.ts'
import { one } from '../input.ts'
import { codePage } from './code.tsx'
import { ChoosePage } from './choose-page.tsx'
import { FollowForm, SentPage } from './form-page.tsx'
import { asksForSomething, type Target, targetOf } from './target.ts'

const limited = { rateLimit: { max: 10, timeWindow: '1 minute' } }

export const askPages: FastifyPluginAsync = async (app) => {
  app.get('/follow', async (request, reply) => {
    if (!asksForSomething(request.query)) return choose(reply, {})
    try {
      const target = targetOf(request, request.query)
      if (target.what.kind === 'request' && !(await findPublic(request.city, target.what.number))) {
        throw new Refusal('not_found', 'request_not_found', 'There is no such request.')
      }
      return form(reply, target, {}, {})
    } catch (error) {
      return chooseAgain(reply, error)
    }
  })

  app.post('/follow', { config: limited }, async (request, reply) => {
    const { body, city, locale } = request
    let target: Target
    try {
      target = targetOf(request, body)
    } catch (error) {
      return chooseAgain(reply, error)
    }
    const byText = request.server.texts && one(body, 'channel') === 'sms'
    const email = one(body, 'email').slice(0, 400)
    const phone = one(body, 'phone').slice(0, 100)
    const frequency = frequencyOf(one(body, 'frequency'))
    const language = one(body, 'language') || locale
    try {
      const wish = { ...(byText ? { phone } : { email }), what: target.what, frequency, language }
      await perform(city.db, PERSON, (act) => askToFollow(act, city, wish))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const errors = { [fieldOf(error) ?? 'email']: refusalWords(request.t, error) }
      const channel = byText ? 'sms' : 'email'
      return form(reply, target, { channel, email, phone, frequency, language }, errors, statusOf(error))
    }
    if (byText) return codePage(reply, { fields: target.fields, phone })
    return page(reply, <SentPage email={email} />, { title: request.t('follow.sent.title'), hidden: true })
  })
}

const frequencyOf = (text: string): Frequency => FREQUENCIES.find((one) => one === text) ?? 'at_once'

export interface Typed {
  readonly channel?: 'email' | 'sms'
  readonly email?: string
  readonly phone?: string
  readonly frequency?: Frequency
  readonly language?: string
}

function form(reply: FastifyReply, target: Target, typed: Typed, errors: Errors, status = 200): FastifyReply {
  const { request } = reply
  return page(
    reply,
    <FollowForm
      target={target}
      typed={typed}
      errors={errors}
      languages={languages(request)}
      texts={request.server.texts}
    />,
    {
      title: request.t('follow.page.title'),
      status,
      hidden: true,
    },
  )
}

const languages = ({ city }: FastifyRequest): readonly string[] => city.catalog().jurisdiction.languages

function choose(reply: FastifyReply, errors: Errors, status = 200): FastifyReply {
  const { request } = reply
  const { city } = request
  const { query } = request
  const typed = {
    address: one(query, 'address'),
    words: one(query, 'words'),
    outline: one(query, 'outline').slice(0, 4000),
  }
  return page(
    reply,
    <ChoosePage catalog={city.catalog()} places={city.places()} errors={errors} typed={typed} />,
    {
      title: request.t('follow.page.title'),
      status,
      hidden: status !== 200,
    },
  )
}

/** What was named cannot be followed: said, and asked again. */
function chooseAgain(reply: FastifyReply, error: unknown): FastifyReply {
  if (!(error instanceof Refusal)) throw error
  const { t, query } = reply.request
  const unknown = error.code === 'nothing_to_follow' && one(query, 'address') !== ''
  const field = fieldOf(error) ?? (unknown ? 'address' : 'words')
  return choose(
    reply,
    { [field]: unknown ? t('follow.page.unknown') : refusalWords(t, error) },
    statusOf(error),
  )
}
