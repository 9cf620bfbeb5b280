/** Who is at the desk: asked before every page, so that who left is out with the next click. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { allow, may } from '../../kernel/actor.ts'
import type { Browser, Identity, Permission, SignedIn } from '../../modules/identity/index.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** On the desk's pages: who is signed in. */
    me: SignedIn | null
  }
  interface FastifyContextConfig {
    /** `open`: before signing in. `set_up`: also while a password or a second factor is still missing. */
    readonly desk?: 'open' | 'set_up'
  }
}

export function askWhoIsThere(app: FastifyInstance, identity: Identity): void {
  app.decorateRequest('me', null)
  app.addHook('onRequest', async (request, reply) => {
    const { desk } = request.routeOptions.config
    if (desk === 'open') return
    const me = await identity.signedIn(request.city, request.headers.cookie)
    if (!me) return reply.redirect(signInFrom(request), 303)
    request.me = me
    speak(request, me.locale)
    if (desk === 'set_up') return
    if (me.mustSetUp) return reply.redirect('/desk/me', 303)
    allow(me.actor, 'see_desk')
  })
}

/** The member of staff a page of the desk is for. */
export function meOf(request: FastifyRequest): SignedIn {
  if (!request.me) throw new Error('A page of the desk was reached without asking who is there')
  return request.me
}

/** Their profile decides the language, not the path and not what somebody else chose in this browser. */
function speak(request: FastifyRequest, locale: string): void {
  Object.defineProperty(request, 'locale', { value: locale, configurable: true })
}

function signInFrom({ method, url }: FastifyRequest): string {
  return method === 'GET' && url !== '/desk' ? `/desk/sign-in?to=${encodeURIComponent(url)}` : '/desk/sign-in'
}

export const browserOf = ({ ip, headers }: FastifyRequest): Browser => ({
  ip,
  userAgent: headers['user-agent'] ?? '',
  cookie: headers.cookie,
})

/** Passes the sign-in library's cookies on; over https they never travel without it. */
export function giveCookies(reply: FastifyReply, cookies: readonly string[]): void {
  const { protocol } = reply.request
  const secure = (line: string) =>
    protocol === 'https' && !/;\s*secure/i.test(line) ? `${line}; Secure` : line
  for (const line of cookies) void reply.header('set-cookie', secure(line))
}

/** Agencies whose private requests somebody may see, as the queue's filter asks it. */
export const privateOf = (me: SignedIn): Agencies => agenciesOf(me, 'see_private_requests')

/** Agencies whose reporters somebody may know: to find by a reporter is to know them. */
export const contactsOf = (me: SignedIn): Agencies => agenciesOf(me, 'see_contact_data')

type Agencies = 'everywhere' | readonly string[]

function agenciesOf({ actor, agencyCode }: SignedIn, permission: Permission): Agencies {
  if (actor.grants === 'all' || actor.grants.get(permission) === 'everywhere') return 'everywhere'
  return agencyCode !== null && may(actor, permission, agencyCode) ? [agencyCode] : []
}
