/** One's own page: password, second factor, language, keys. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Act, perform } from '../../../kernel/act.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import {
  changeOwnPassword,
  changeOwnSettings,
  type Identity,
  provingPassword,
  type SecondFactorKey,
} from '../../../modules/identity/index.ts'
import { type Errors, fieldOf, page, refusalWords, statusOf } from '../../../web/index.ts'
import { bodyOf, text } from '../form.ts'
import { browserOf, giveCookies, meOf } from '../session.ts'
import { AccountPage } from './account-page.tsx'

export function accountPages(app: FastifyInstance, identity: Identity): void {
  const always = { config: { desk: 'set_up' } } as const

  app.get('/desk/me', always, async (_, reply) => show(reply, {}))

  app.post('/desk/me/password', always, async (request, reply) => {
    const body = bodyOf(request)
    const words = {
      old: text(body, 'old'),
      next: text(body, 'password'),
      token: identity.tokenOf(request.headers.cookie) ?? '',
    }
    return trying(reply, async () => {
      await proving(request, () => deed(request, (act) => changeOwnPassword(act, words)))
      return reply.redirect('/desk/me', 303)
    })
  })

  app.post('/desk/me/settings', always, async (request, reply) => {
    const body = bodyOf(request)
    const settings = { locale: text(body, 'locale'), singleKeys: 'single_keys' in body }
    return trying(reply, async () => {
      await deed(request, (act) => changeOwnSettings(act, request.city, settings))
      return reply.redirect('/desk/me', 303)
    })
  })

  app.post('/desk/me/second-factor', always, async (request, reply) =>
    trying(reply, async () => {
      const password = text(bodyOf(request), 'factor_password')
      const { city } = request
      const begin = () => identity.beginSecondFactor(city, password, browserOf(request))
      const key = await proving(request, begin)
      return show(reply, { key })
    }),
  )

  app.post('/desk/me/second-factor/code', always, async (request, reply) =>
    trying(reply, async () => {
      const given = { me: meOf(request), code: text(bodyOf(request), 'code'), browser: browserOf(request) }
      giveCookies(reply, await identity.confirmSecondFactor(request.city, given))
      return reply.redirect('/desk/me', 303)
    }),
  )

  app.post('/desk/me/second-factor/removal', always, async (request, reply) =>
    trying(reply, async () => {
      const password = text(bodyOf(request), 'factor_password')
      const given = { me: meOf(request), password, browser: browserOf(request) }
      const { city } = request
      giveCookies(reply, await proving(request, () => identity.removeSecondFactor(city, given)))
      return reply.redirect('/desk/me', 303)
    }),
  )
}

function deed(request: FastifyRequest, command: (act: Act) => Promise<void>): Promise<void> {
  return perform(request.city.db, meOf(request).actor, command)
}

const proving = <T,>(request: FastifyRequest, work: () => Promise<T>): Promise<T> =>
  provingPassword(request.city, meOf(request), browserOf(request), work)

async function trying(
  reply: FastifyReply,
  work: () => Promise<FastifyReply> | FastifyReply,
): Promise<FastifyReply> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.code === 'too_many_tries') return tooMany(reply, Number(error.facts.seconds))
    const errors = { [fieldOf(error) ?? 'form']: refusalWords(reply.request.t, error) }
    return show(reply, { errors, status: statusOf(error) })
  }
}

function tooMany(reply: FastifyReply, seconds: number): FastifyReply {
  const words = reply.request.t('desk.sign_in.too_many', { minutes: Math.ceil(seconds / 60) })
  return show(reply.header('retry-after', seconds), { errors: { form: words }, status: 429 })
}

interface Shown {
  readonly errors?: Errors
  readonly status?: number
  /** Of a second factor being set up: shown this once. */
  readonly key?: SecondFactorKey
}

function show(reply: FastifyReply, { errors = {}, status = 200, key }: Shown): FastifyReply {
  const { request } = reply
  const languages = request.city.catalog().jurisdiction.languages
  const content = <AccountPage me={meOf(request)} languages={languages} errors={errors} factorKey={key} />
  return page(reply, content, { title: request.t('desk.me.title'), face: 'desk', status, hidden: true })
}
