/** Signing in and out. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ComponentChildren } from 'preact'
import {
  type DemoSignIn,
  DEMO_PASSWORD,
  demoSignIns,
  type Identity,
  type SignIn,
} from '../../modules/identity/index.ts'
import { agencyByCode, type Catalog } from '../../modules/catalog/index.ts'
import { type Errors, ErrorSummary, Field, page, useFrame } from '../../web/index.ts'
import { bodyOf, text } from './form.ts'
import { browserOf, giveCookies } from './session.ts'

interface Query {
  readonly to?: string
}

export function signInPages(app: FastifyInstance, identity: Identity): void {
  const open = { config: { desk: 'open' } } as const

  app.get<{ Querystring: Query }>('/desk/sign-in', open, async (request, reply) =>
    show(reply, { to: safe(request.query.to) }),
  )

  app.post<{ Querystring: Query }>('/desk/sign-in', open, async (request, reply) => {
    const body = bodyOf(request)
    const given = {
      email: text(body, 'email'),
      password: text(body, 'password'),
      remember: 'remember' in body,
    }
    const to = safe(text(body, 'to'))
    const answer = await identity.signIn(request.city, given, browserOf(request))
    if (answer.outcome === 'second_factor') {
      giveCookies(reply, answer.cookies)
      return reply.redirect(`/desk/sign-in/code?to=${encodeURIComponent(to)}`, 303)
    }
    return enter(reply, answer, to, (errors, status) =>
      show(reply, { to, email: given.email, errors, status }),
    )
  })

  app.get<{ Querystring: Query }>('/desk/sign-in/code', open, async (request, reply) =>
    askCode(reply, safe(request.query.to)),
  )

  app.post('/desk/sign-in/code', open, async (request, reply) => {
    const body = bodyOf(request)
    const to = safe(text(body, 'to'))
    const answer = await identity.giveSecondFactor(request.city, text(body, 'code'), browserOf(request))
    return enter(
      reply,
      answer,
      to,
      (errors, status) => askCode(reply, to, errors, status),
      'desk.sign_in.wrong_code',
    )
  })

  app.post('/desk/sign-out', open, async (request, reply) => {
    await identity.signOut(request.city, request.headers.cookie)
    return reply.redirect('/desk/sign-in', 303)
  })
}

/** Only a page of the desk: a link that was sent to somebody must not lead them elsewhere after signing in. */
const safe = (to: string | undefined): string => (to && /^\/desk(\/(?!sign-)|[?]|$)/.test(to) ? to : '/desk')

function enter(
  reply: FastifyReply,
  answer: SignIn,
  to: string,
  again: (errors: Errors, status: number) => FastifyReply | Promise<FastifyReply>,
  wrong: 'desk.sign_in.wrong' | 'desk.sign_in.wrong_code' = 'desk.sign_in.wrong',
): FastifyReply | Promise<FastifyReply> {
  const { t } = reply.request
  if (answer.outcome === 'signed_in') {
    giveCookies(reply, answer.cookies)
    return reply.redirect(to, 303)
  }
  if (answer.outcome === 'too_many') {
    void reply.header('retry-after', answer.seconds)
    return again({ form: t('desk.sign_in.too_many', { minutes: Math.ceil(answer.seconds / 60) }) }, 429)
  }
  return again({ form: t(wrong) }, 422)
}

interface Shown {
  readonly to: string
  readonly email?: string
  readonly errors?: Errors
  readonly status?: number
}

async function show(reply: FastifyReply, { status = 200, ...shown }: Shown): Promise<FastifyReply> {
  const { request } = reply
  const demo = await demoSignIns(request.city)
  return page(reply, <SignInPage {...shown} demo={demo} catalog={request.city.catalog()} />, {
    title: request.t('desk.sign_in.title'),
    face: 'desk',
    status,
    hidden: true,
  })
}

function askCode(reply: FastifyReply, to: string, errors: Errors = {}, status = 200): FastifyReply {
  const title = reply.request.t('desk.sign_in.code_title')
  return page(reply, <CodePage to={to} errors={errors} />, { title, face: 'desk', status, hidden: true })
}

function Door({ title, children }: { title: string; children: ComponentChildren }) {
  const { city, text: words } = useFrame()
  return (
    <main id="main" class="door">
      <p class="door-city">
        <img src="/favicon.svg" alt="" width="28" height="28" /> {words(city.name)} 311
      </p>
      <h1>{title}</h1>
      {children}
    </main>
  )
}

function SignInPage({
  to,
  email,
  errors = {},
  demo,
  catalog,
}: Omit<Shown, 'status'> & { demo: readonly DemoSignIn[]; catalog: Catalog }) {
  const { t } = useFrame()
  return (
    <Door title={t('desk.sign_in.title')}>
      <ErrorSummary errors={errors} />
      <form method="post" action="/desk/sign-in" data-turbo="false">
        <input type="hidden" name="to" value={to} />
        <Field name="email" type="email" label={t('common.email')} value={email} autocomplete="username" />
        <Field
          name="password"
          type="password"
          label={t('desk.sign_in.password')}
          autocomplete="current-password"
        />
        <p>
          <label>
            <input type="checkbox" name="remember" value="yes" /> {t('desk.sign_in.remember')}
          </label>
        </p>
        <button class="button-primary" type="submit">
          {t('desk.sign_in.go')}
        </button>
      </form>
      <p class="soft">{t('desk.sign_in.forgotten')}</p>
      {demo.length > 0 && <DemoPeople people={demo} catalog={catalog} />}
    </Door>
  )
}

/** The demonstration's cast: one press signs in as one of them. */
function DemoPeople({ people, catalog }: { people: readonly DemoSignIn[]; catalog: Catalog }) {
  const { t, text: words } = useFrame()
  const agencyOf = (code: string | null) => (code ? agencyByCode(catalog, code) : undefined)
  return (
    <section class="door-demo" aria-labelledby="demo">
      <h2 id="demo">{t('desk.sign_in.demo_title')}</h2>
      <p class="soft">{t('desk.sign_in.demo_words', { password: DEMO_PASSWORD })}</p>
      <ul>
        {people.map(({ email, name, roles, agencyCode }) => {
          const agency = agencyOf(agencyCode)
          return (
            <li key={email}>
              <form method="post" action="/desk/sign-in" data-turbo="false">
                <input type="hidden" name="email" value={email} />
                <input type="hidden" name="password" value={DEMO_PASSWORD} />
                <button type="submit">
                  <b>{name}</b>
                  <span>{roles.map((role) => t(`desk.role.${role}`)).join(', ')}</span>
                  {agency && <span class="soft">{words(agency.name)}</span>}
                </button>
              </form>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function CodePage({ to, errors }: { to: string; errors: Errors }) {
  const { t } = useFrame()
  return (
    <Door title={t('desk.sign_in.code_title')}>
      <ErrorSummary errors={errors} />
      <p>{t('desk.sign_in.code_words')}</p>
      <form method="post" action="/desk/sign-in/code" data-turbo="false">
        <input type="hidden" name="to" value={to} />
        <Field
          name="code"
          label={t('desk.sign_in.code')}
          autocomplete="one-time-code"
          width="narrow"
          maxlength={20}
        />
        <button class="button-primary" type="submit">
          {t('desk.sign_in.go')}
        </button>{' '}
        <a href="/desk/sign-in">{t('common.back')}</a>
      </form>
    </Door>
  )
}

/** The staff of a request outside the desk: the live stream asks it. */
export const staffOf = (identity: Identity) => async (request: FastifyRequest) =>
  identity.actorOf(request.city, request.headers.cookie)
