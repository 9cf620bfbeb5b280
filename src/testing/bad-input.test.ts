import { Agent } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { ROLE_NAMES } from '../modules/identity/index.ts'
import { storePhoto } from '../modules/media/index.ts'
import { drawing } from '../modules/media/sample-photos.ts'
import { assembleWeb } from '../start/serve-web.ts'
import { createLive } from '../web/index.ts'
import { FIELDS, HOSTILE_BODIES, HOSTILE_PARTS, HOSTILE_VALUES } from './hostile.ts'
import { aGround, type Answer, type Ask, send, type TownCity } from './installation.ts'
import { checkedCity, giveKeys, KEY } from './open311-city.ts'
import { type Route, routesOf } from './routes.ts'

/** Each answer costs a tenth of a second on purpose (passwords), or is measured to the byte for others. */
const DEAR = /sign-in|password|second-factor|metrics/

/** What stands for a parameter when another one is tried. */
const GOOD: Readonly<Record<string, string>> = {
  ':language': 'en',
  ':code': '102',
  ':move': 'note',
  ':deed': 'deactivation',
  ':file': 'small.jpg',
  '*': 'v2/requests.json',
}

async function aTarget() {
  const ground = await aGround([checkedCity])
  const [city] = ground.cities as [TownCity]
  const cities = { all: () => ground.cities, for: () => city }
  const app = await assembleWeb(ground.config, cities, async () => true, createLive())
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as { port: number }
  const agent = new Agent({ keepAlive: true, maxSockets: 4 })
  onTestFinished(async () => {
    agent.destroy()
    await app.close()
  })
  await giveKeys(city)
  const { number, key } = await city.request({ serviceCode: '102' })
  const photo = await storePhoto(city.db, city.photos, await drawing().jpeg().toBuffer())
  const good: Record<string, string> = { ...GOOD, ':number': number, ':id': photo.id }
  let cookie = ''
  const ask = (path: string, asked: Ask = {}) =>
    send(port, city.host, path, {
      agent,
      ...asked,
      headers: { accept: 'text/html', 'accept-language': 'es', cookie, ...asked.headers },
    })
  return {
    key,
    ask,
    routes: routesOf(app),
    /** The path of a route, with `value` for the parameter `name`. */
    fill: (url: string, name = '', value = '') =>
      url.replaceAll(/:\w+|\*/g, (part) => (part === name ? value : (good[part] ?? part))),
    /** Somebody who may do everything, still or again: what was tried before may have signed them out. */
    signedIn: async () => {
      if ((await ask('/desk/queue')).status === 200) return
      cookie = await city.signedIn('administrator')
      await city.db
        .updateTable('staff')
        .set({ roles: [...ROLE_NAMES], agency_code: 'streets' })
        .execute()
      expect((await ask('/desk/queue')).status).toBe(200)
    },
  }
}

type Target = Awaited<ReturnType<typeof aTarget>>

const INSIDE = /\bat \S+ \(?(file:|\/)\S+:\d+|node_modules|invalid input syntax|violates|pg-protocol/

/** What an answer must be, whatever was sent; the list says what is wrong with it. */
function wrongWith({ status, headers, body }: Answer): string[] {
  const type = String(headers['content-type'] ?? '')
  const isPage = type.startsWith('text/html')
  const hasWords = isPage
    ? /<h1[^>]*>[^<]{3,}/.test(body) || /error-summary|role="alert"/.test(body)
    : /^(application\/(?:problem\+)?json|text\/xml|application\/xml|text\/javascript)/.test(type) &&
      body.length > 20
  const leads = String(headers.location ?? '')
  const signs: readonly [boolean, string][] = [
    [status >= 500, `status ${status}`],
    [status >= 400 && !hasWords, `no words: ${type} ${body.slice(0, 40)}`],
    [isPage && /<script>alert|<img src=x/.test(body), 'its script is on the page'],
    [isPage && /(href|action|src)="javascript:/i.test(body), 'its script is in a link'],
    [isPage && /(href|action|src)="(\/[/\\]|https:\/\/)evil/i.test(body), 'its address is in a link'],
    [INSIDE.test(body), 'tells of the inside'],
    [String(headers['set-cookie']).includes('hacked'), 'its header was taken'],
    [/^([a-z]+:|\/[/\\])/i.test(leads), `leads to ${leads.slice(0, 60)}`],
  ]
  return signs.flatMap(([is, what]) => (is ? [what] : []))
}

interface Case {
  readonly what: string
  readonly path: string
  readonly asked: Ask
}

/** Sends them some at a time; the lines say which were answered wrongly. */
async function tryAll({ ask }: Target, cases: readonly Case[]): Promise<string[]> {
  const bad: string[] = []
  const waiting = [...cases]
  const worker = async () => {
    for (let one = waiting.pop(); one; one = waiting.pop()) {
      const wrong = await ask(one.path, one.asked).then(wrongWith, ({ message }: Error) => [
        `none: ${message}`,
      ])
      if (wrong.length > 0) bad.push(`${one.what}: ${wrong.join(', ')}`)
    }
  }
  await Promise.all(Array.from({ length: 4 }, worker))
  return bad.sort()
}

/** A form of which all is in order, as far as one set of fields can be for all forms. */
const IN_ORDER: Readonly<Record<string, string>> = {
  ...{
    seen: '1',
    team: 'lights',
    note: 'A note',
    body: 'Words',
    question: 'Where?',
    resolution: 'completed',
  },
  ...{ waits_on: 'customer', on: '2036-12-01', service: '102', lat: '40', lon: '-75.501', long: '-75.501' },
  ...{
    name: 'Ada',
    email: 'ada@example.com',
    locale: 'en',
    roles: 'agent',
    agency: 'streets',
    deed: 'accept',
  },
  ...{ service_code: '102', api_key: KEY, label: 'App', scopes: 'submit_requests', description: 'Dark.' },
}

const shown = (value: string) => JSON.stringify(value.slice(0, 24))

/** One value a field and route: every value somewhere, another choice everywhere. */
let turn = 0
const another = () => HOSTILE_VALUES[(turn += 1) % HOSTILE_VALUES.length]!

function casesFor({ fill, key }: Target, { method, url }: Route): Case[] {
  const path = fill(url)
  const withFields = (what: string, fields: Record<string, string>): Case => {
    if (method === 'POST')
      return { what, path, asked: { method, body: new URLSearchParams({ ...fields, key }) } }
    return { what, path: `${path}?${new URLSearchParams(fields).toString()}`, asked: { method } }
  }
  const parts = [...new Set(url.match(/:\w+|\*/g) ?? [])].flatMap((part) =>
    HOSTILE_PARTS.map((value) => ({
      what: `${part}=${value.slice(0, 24)}`,
      path: fill(url, part, value),
      asked: { method },
    })),
  )
  const all = HOSTILE_VALUES.filter((value) => method === 'POST' || value.length < 300).map((value) =>
    withFields(`all=${shown(value)}`, Object.fromEntries(FIELDS.map((name) => [name, value]))),
  )
  const each = FIELDS.map((name) => ({ name, value: another() })).map(({ name, value }) =>
    withFields(`${name}=${shown(value)}`, { ...(method === 'POST' && IN_ORDER), [name]: value }),
  )
  const bodies = HOSTILE_BODIES.map(({ type, body, headers }, at) => ({
    what: `body ${at} ${type}`,
    path,
    asked: { method, body, headers: { ...(type && { 'content-type': type }), ...headers } },
  }))
  if (method !== 'GET' && method !== 'POST') return [...parts, ...bodies]
  return [...parts, ...all, ...(DEAR.test(url) ? [] : each), ...(method === 'POST' ? bodies : [])]
}

test('no path, query, form or body makes the server fail, and every refusal has words', async () => {
  const target = await aTarget()
  const bad: string[] = []

  for (const route of target.routes) {
    await target.signedIn()
    const lines = await tryAll(target, casesFor(target, route))
    bad.push(...lines.map((line) => `${route.method} ${route.url} ${line}`))
  }

  expect(target.routes.length).toBeGreaterThan(60)
  expect(bad.join('\n')).toBe('')
}, 300_000)

test('a method that a path does not know is refused with words', async () => {
  const target = await aTarget()
  await target.signedIn()
  const paths = [...new Set(target.routes.map(({ url }) => target.fill(url)))]
  const cases = paths.flatMap((path) =>
    ['DELETE', 'PATCH', 'PUT', 'OPTIONS', 'PROPFIND'].map((method) => ({
      what: `${method} ${path}`,
      path,
      asked: { method },
    })),
  )

  expect(await tryAll(target, cases)).toEqual([])
})
