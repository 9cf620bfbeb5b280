import type { FastifyInstance, FastifyPluginAsync } from 'fastify'
import { afterEach, expect, test } from 'vitest'
import { Overloaded } from '../kernel/overloaded.ts'
import { Refusal } from '../kernel/refusal.ts'
import { createApp } from './app.ts'
import { someCity } from '../testing/some-city.ts'
import { createLive } from './live.ts'
import { readable } from './readable.ts'

let app: FastifyInstance | undefined
afterEach(async () => app?.close())

const city = someCity()

async function served(surface: FastifyPluginAsync = async () => undefined, ready = async () => true) {
  app = await createApp({
    cities: { for: (host) => (host === 'elsewhere.example' ? undefined : city), all: () => [city] },
    live: createLive(),
    ready,
    staff: async () => null,
    surfaces: [surface],
    secret: 'x'.repeat(32),
    mostDelay: 60_000,
  })
  return app
}

const page = { accept: 'text/html' }

test('the process says that it lives, and whether it can work', async () => {
  const web = await served(undefined, () => Promise.reject(new Error('no database')))

  expect((await web.inject('/healthz')).json()).toEqual({ status: 'ok' })
  expect((await web.inject('/readyz')).statusCode).toBe(503)
  expect((await web.inject('/metrics')).body).toContain('http_request_seconds_count')
})

test('a page that is not there says so in the language of the path', async () => {
  const web = await served()

  const spanish = await web.inject({ url: '/es/nothing', headers: page })

  expect(spanish.statusCode).toBe(404)
  expect(spanish.body).toContain('<html lang="es" dir="ltr">')
  expect(spanish.body).toContain('No encontramos esta página')
})

test('an address that cannot be decoded leads nowhere, as any other does', async () => {
  const web = await served()

  for (const url of ['/en/%ZZ', '/%E0%A4', '/en/100%', '/%']) {
    const answer = await web.inject({ url, headers: page })
    expect([url, answer.statusCode]).toEqual([url, 404])
    expect(answer.body).toContain('We cannot find this page')
  }
})

test('an address may begin with several slashes, or name the server', async () => {
  const web = await served(async (app) => {
    app.get('/here', (request) => request.url)
  })

  for (const url of [
    '//here',
    '///here?a=//b',
    'http://city.example/here',
    'HTTP://city.example:80/here?a=b',
  ]) {
    expect(readable(url)).toMatch(/^\/here(\?|$)/)
  }
  expect(readable('http://city.example')).toBe('/')
  expect(readable('*')).toBe('*')
  expect((await web.inject('//here')).statusCode).toBe(200)
})

test('without a language in the path, the browser decides among those the city offers', async () => {
  const web = await served()
  const asked = (language: string) =>
    web.inject({ url: '/nothing', headers: { ...page, 'accept-language': language } })

  expect((await asked('fr;q=0.9, ar-EG;q=0.8')).body).toContain('<html lang="ar" dir="rtl">')
  expect((await asked('xx')).body).toContain('<html lang="en" dir="ltr">')
})

test('a page lets no inline script run and no style but the city’s colours', async () => {
  const web = await served()

  const { headers, body } = await web.inject({ url: '/en/nothing', headers: page })
  const policy = String(headers['content-security-policy'])

  expect(policy).toContain("script-src 'self'")
  expect(policy).toMatch(/style-src 'self' 'sha256-[\w+/=]+'/)
  expect(policy).not.toContain('unsafe')
  expect(body).toContain('<style>:root{--c-primary:#0b5d4e}</style>')
})

test('programs get a refusal as JSON, with its code', async () => {
  const web = await served(async (surface) => {
    surface.get('/deed', () => {
      throw new Refusal('conflict', 'request_changed', 'Somebody changed this request a moment ago.')
    })
  })

  const { statusCode, body } = await web.inject('/deed')

  expect(statusCode).toBe(409)
  expect(JSON.parse(body)).toEqual({
    error: 'request_changed',
    message: 'Somebody changed this request a moment ago.',
  })
})

test('a bug is a 500 that tells nothing of itself', async () => {
  const web = await served(async (surface) => {
    surface.get('/deed', () => {
      throw new Error('password=hunter2')
    })
  })

  const { statusCode, body } = await web.inject({ url: '/deed', headers: page })

  expect(statusCode).toBe(500)
  expect(body).not.toContain('hunter2')
})

test('a database that is away means busy, with the time to come back', async () => {
  const web = await served(async (surface) => {
    surface.get('/deed', () => {
      throw new Error('timeout exceeded when trying to connect')
    })
  })

  const { statusCode, headers } = await web.inject('/deed')

  expect(statusCode).toBe(503)
  expect(headers['retry-after']).toBe('5')
})

test('too much waiting means busy as well, for as long as it says itself', async () => {
  const web = await served(async (surface) => {
    surface.get('/deed', () => {
      throw new Overloaded(2)
    })
  })

  const { statusCode, headers, body } = await web.inject({ url: '/deed', headers: page })

  expect(statusCode).toBe(503)
  expect(headers['retry-after']).toBe('2')
  expect(body).toContain('We are very busy right now')
})

test('a form sent from another website is refused; one without a browser is not', async () => {
  const web = await served(async (surface) => {
    surface.post('/form', () => 'taken')
    surface.post('/api', { config: { crossSite: true } }, () => 'taken')
  })
  const post = (url: string, headers: Record<string, string>) => web.inject({ method: 'POST', url, headers })

  expect((await post('/form', { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
  expect((await post('/form', { origin: 'https://evil.example' })).statusCode).toBe(403)
  expect((await post('/form', { origin: 'null' })).statusCode).toBe(403)
  expect((await post('/form', { origin: 'http://localhost:3110', host: 'localhost:3110' })).statusCode).toBe(
    200,
  )
  expect((await post('/form', { 'sec-fetch-site': 'same-origin' })).statusCode).toBe(200)
  expect((await post('/form', {})).statusCode).toBe(200)
  expect((await post('/api', { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(200)
})

test('a body too large to take is refused with what may be sent', async () => {
  const web = await served(async (surface) => {
    surface.post('/form', () => 'taken')
  })

  const { statusCode, body } = await web.inject({
    method: 'POST',
    url: '/form',
    headers: { ...page, 'content-type': 'application/x-www-form-urlencoded' },
    payload: `text=${'a'.repeat(2_000_000)}`,
  })

  expect(statusCode).toBe(413)
  expect(body).toContain('at most 10 photos of 20 MB')
})

test('a host name that is no city’s gets no page', async () => {
  const web = await served(async (surface) => {
    surface.get('/en', (request) => request.city.jurisdictionId)
  })

  const { statusCode } = await web.inject({ url: '/en', headers: { host: 'elsewhere.example' } })

  expect(statusCode).toBe(404)
})

test('live events are for staff only', async () => {
  const web = await served()

  expect((await web.inject('/live')).statusCode).toBe(403)
})
