import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { assembleWeb } from '../start/serve-web.ts'
import { createLive } from '../web/index.ts'
import { aGround, anInstallation, type Ask, type TownCity } from './installation.ts'
import { routesOf } from './routes.ts'
import { smallCity } from './small-city.ts'

async function served(env: Record<string, string> = {}) {
  const installation = await anInstallation([smallCity], env)
  const [city] = installation.cities as [TownCity]
  const ask = (path: string, asked: Ask = {}) =>
    installation.fetch(city.host, path, { ...asked, headers: { accept: 'text/html', ...asked.headers } })
  const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    ask(path, { method: 'POST', body: new URLSearchParams(fields), headers })
  return { ...installation, city, ask, post }
}

/** What a browser says when a form on another website sends itself to ours. */
const ELSEWHERE: readonly Record<string, string>[] = [
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'http://311.city.example.evil.example' },
]

test('forms of other websites are refused at every door but those for programs', async () => {
  const { cities: all, config } = await aGround([smallCity])
  const cities = { all: () => all, for: () => all[0] }
  const app = await assembleWeb(config, cities, async () => true, createLive())
  const posts = routesOf(app).filter(({ method }) => method === 'POST')
  const open: string[] = []

  for (const { url } of posts) {
    const path = url.replace(':language', 'en').replaceAll(/:\w+/g, '1')
    for (const headers of ELSEWHERE) {
      const { statusCode, body } = await app.inject({
        method: 'POST',
        url: path,
        headers: { host: '311.city.example', ...headers },
      })
      if (statusCode !== 403 || !body.includes('cross_site')) open.push(url)
    }
  }
  const own = await app.inject({
    method: 'POST',
    url: '/en/report',
    headers: { host: '311.city.example', origin: 'http://311.city.example', 'sec-fetch-site': 'same-origin' },
  })
  await app.close()

  expect(posts.length).toBeGreaterThan(20)
  // A program's key travels in a header that no form can send; a cookie opens nothing there.
  const doors = open.map((url) => url.replace(/^\/api\/v1\/.*/, '/api/v1/*'))
  // A mail program stops letters by itself, from its own site, with the key of the letter (RFC 8058).
  expect([...new Set(doors)].sort()).toEqual([
    '/:language/following/stop',
    '/:language/my-data/stop',
    '/:language/requests/:number/stop-mail',
    '/api/v1/*',
    '/open311/*',
  ])
  expect(own.statusCode).toBe(303)
})

const PASSWORD = 'one that nobody would guess'

test('a session’s cookie is for our pages alone, and over https for https alone', async () => {
  const { city, post } = await served({ TRUST_PROXY: '127.0.0.1' })
  await city.signedIn('agent')
  const { email } = await city.db.selectFrom('staff').select('email').executeTakeFirstOrThrow()
  const signIn = (headers: Record<string, string>) =>
    post('/desk/sign-in', { email, password: PASSWORD }, headers)

  const plain = String((await signIn({})).headers['set-cookie'])
  const safe = String((await signIn({ 'x-forwarded-proto': 'https' })).headers['set-cookie'])

  for (const cookie of [plain, safe]) {
    expect(cookie).toMatch(/; ?HttpOnly/i)
    expect(cookie).toMatch(/; ?SameSite=Lax/i)
    expect(cookie).not.toMatch(/Domain=/i)
  }
  expect([/; ?Secure/i.test(plain), /; ?Secure/i.test(safe)]).toEqual([false, true])
})

test('without a trusted proxy nobody names another address, host or protocol for themselves', async () => {
  const { ask, post } = await served()
  const forged = {
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    'x-forwarded-for': '9.9.9.9',
  }

  const discovery = await ask('/open311/discovery.json', { headers: forged })
  const wrong = Array.from({ length: 40 }, (_, at) =>
    post(
      '/desk/sign-in',
      { email: 'ada@city.example', password: 'x' },
      { ...forged, 'x-forwarded-for': `9.9.9.${at}` },
    ),
  )

  expect(discovery.body).not.toContain('evil.example')
  expect((await Promise.all(wrong)).map(({ status }) => status)).toContain(429)
})

test('signing in leads to a page of the desk and nowhere else', async () => {
  const { city, post } = await served()
  await city.signedIn('agent')
  const { email } = await city.db.selectFrom('staff').select('email').executeTakeFirstOrThrow()
  const targets = [
    ...['https://evil.example', '//evil.example', '/\\evil.example', '/desk/\\evil.example', '/deskevil'],
    ...['/desk/..//evil.example', 'javascript:alert(1)', '/desk/x\r\nset-cookie: a=b', '\t//evil.example'],
    ...['/desk/sign-out', '/desk/é', '/desk/queue?due=late'],
  ]

  for (const to of targets) {
    const { status, headers } = await post('/desk/sign-in', { email, password: PASSWORD, to })
    const leads = new URL(String(headers.location), `http://${city.host}`)
    expect([to, status, leads.host, leads.pathname.startsWith('/desk')]).toEqual([to, 303, city.host, true])
    expect(String(headers['set-cookie'])).not.toContain('a=b')
  }
})

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

test('no page holds a script or a style but those its policy knows, and each says what it may do', async () => {
  const { city, ask } = await served()
  const { number, key } = await city.request({ serviceCode: '102' })
  const cookie = await city.signedIn('supervisor')
  const residents = [
    '/en',
    '/en/report',
    '/en/report/where?service=102',
    '/ar/near',
    `/es/requests/${number}`,
  ]
  const desk = ['/desk/sign-in', '/desk/queue', `/desk/requests/${number}`, '/desk/search?q=x', '/nowhere']

  for (const path of [...residents, ...desk, `/en/requests/${number}?key=${key}&sent=1`]) {
    const { headers, body } = await ask(path, { headers: { cookie } })
    const policy = String(headers['content-security-policy'])
    // One script stands in residents' pages, and the policy names it by its hash (none where no files are built).
    const [, allowed = ''] = /script-src 'self'(?: ('sha256-[\w+/]{43}='))?;/.exec(policy) ?? []
    const own = [...body.matchAll(/<script type="module">(.*?)<\/script>/gs)].map(([, text = '']) =>
      hashOf(text),
    )
    expect(own).toEqual(allowed ? [allowed] : [])
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toMatch(/unsafe|\*/)
    expect(policy).toMatch(/frame-ancestors 'none'.*|form-action 'self'/)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('same-origin')
    expect(body.match(/<script(?! type="module"(?: src="\/assets\/[^>]*)?>)[^>]*>/g) ?? []).toEqual([])
    expect(body.match(/<[a-z][^>]*\son[a-z]+=/g) ?? []).toEqual([])
    expect(body.match(/<[a-z][^>]*\sstyle=/g) ?? []).toEqual([])
  }
})

test('what only its reader may see is kept by nobody', async () => {
  const { city, ask } = await served()
  const { number, key } = await city.request({ serviceCode: '102' })
  const cookie = await city.signedIn('supervisor')

  for (const path of [`/en/requests/${number}?key=${key}`, '/desk/queue', `/desk/requests/${number}`]) {
    const { headers } = await ask(path, { headers: { cookie } })
    expect([headers['cache-control'], headers['x-robots-tag']]).toEqual(['no-store', 'noindex'])
  }
})
