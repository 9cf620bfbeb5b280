import { Agent } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { drawing } from '../modules/media/sample-photos.ts'
import { storePhoto } from '../modules/media/index.ts'
import { ROLE_NAMES } from '../modules/identity/index.ts'
import { assembleWeb } from '../start/serve-web.ts'
import { createLive } from '../web/index.ts'
import { FIELDS, HOSTILE_BODIES, HOSTILE_PARTS, HOSTILE_VALUES } from './hostile.ts'
import { aGround, type Answer, type Ask, send, type TownCity } from './installation.ts'
import { checkedCity, giveKeys, KEY } from './open311-city.ts'

interface Route {
  readonly method: string
  readonly url: string
}

/** Every route of `app`, as its own list prints them. */
function routesOf(app: FastifyInstance): Route[] {
  const above: string[] = []
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent = '', part = '', methods = ''] = /^([│ ]*)[└├]── (\S+) \(([^)]+)\)/.exec(line) ?? []
      if (!part) return []
      const depth = indent.length / 4
      above.length = depth
      const url = `${above.join('')}${depth === 1 && above[0] === '/' ? '' : ''}${part}`.replace('//', '/')
      above[depth] = part
      return methods.split(', ').map((method) => ({ method, url: url === '/*' ? '/open311/*' : url }))
    })
    .filter(({ method }) => method !== 'HEAD' && method !== 'OPTIONS')
}

/** What stands for a parameter when another one is tried. */
const GOOD: Readonly<Record<string, string>> = {
  ':language': 'en',
  ':move': 'note',
  ':deed': 'deactivation',
  ':file': 'small.jpg',
  '*': 'v2/requests.json',
}

/** Signs out, changes or deactivates who tries; each is tried in the end. */
const LAST = /sign-out/
/** Streams that do not end by themselves. */
const ENDLESS = /^\/live/

async function aTarget() {
  const ground = await aGround([checkedCity])
  const [city] = ground.cities as [TownCity]
  const app = await assembleWeb(
    ground.config,
    { all: () => ground.cities, for: () => city },
    async () => true,
    createLive(),
  )
  await app.listen({ port: 0, host: '127.0.0.1' })
  const agent = new Agent({ keepAlive: true, maxSockets: 4 })
  onTestFinished(async () => {
    agent.destroy()
    await app.close()
  })
  await giveKeys(city)
  const { number, key, id } = await city.request({ serviceCode: '102' })
  const photo = await storePhoto(city.db, city.photos, await drawing().jpeg().toBuffer())
  const { port } = app.server.address() as { port: number }
  const good = { ...GOOD, ':number': number, ':id': photo.id }
  const fill = (url: string, name = '', value = '') =>
    url.replaceAll(/:\w+|\*/g, (part) => (part === name ? value : (good[part as keyof typeof good] ?? id)))
  let cookie = ''
  const ask = (path: string, asked: Ask = {}) =>
    send(port, city.host, path, {
      agent,
      ...asked,
      headers: { accept: 'text/html', 'accept-language': 'es', cookie, ...asked.headers },
    })
  return {
    city,
    key,
    fill,
    routes: routesOf(app).filter(({ url }) => !ENDLESS.test(url)),
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
    ask,
  }
}

type Target = Awaited<ReturnType<typeof aTarget>>

/** What an answer must be, whatever was sent; the list says what is wrong with it. */
function wrongWith({ status, headers, body }: Answer): string[] {
  const type = String(headers['content-type'] ?? '')
  const wrong: string[] = []
  if (status >= 500) wrong.push(`status ${status}`)
  if (status >= 400) {
    if (type.startsWith('text/html')) {
      if (!/<h1[^>]*>[^<]{3,}/.test(body) && !/role="alert"|error-summary/.test(body)) wrong.push('no words')
    } else if (!/^(application\/json|text\/xml|application\/xml|text\/javascript)/.test(type))
      wrong.push(`type ${type}`)
    else if (body.length < 20) wrong.push(`only ${body}`)
  }
  if (type.startsWith('text/html') && /<script>alert|<img src=x/.test(body))
    wrong.push('its script is on the page')
  if (/\bat \S+ \(?(file:|\/)\S+:\d+|node_modules|invalid input syntax|pg-protocol/.test(body))
    wrong.push('tells of the inside')
  if (headers['set-cookie']?.toString().includes('hacked')) wrong.push('its header was taken')
  const to = String(headers.location ?? '')
  if (/^([a-z]+:|\/\/|\/\\)/i.test(to)) wrong.push(`leads to ${to.slice(0, 60)}`)
  return wrong
}

interface Case {
  readonly what: string
  readonly path: string
  readonly asked?: Ask
}

/** Sends them some at a time; the lines say which were answered wrongly. */
async function tryAll({ ask }: Target, cases: readonly Case[]): Promise<string[]> {
  const bad: string[] = []
  const waiting = [...cases]
  const worker = async () => {
    for (let one = waiting.pop(); one; one = waiting.pop()) {
      const wrong = await ask(one.path, one.asked).then(wrongWith, (error: Error) => [
        `no answer: ${error.message}`,
      ])
      if (wrong.length > 0) bad.push(`${one.what}: ${wrong.join(', ')}`)
    }
  }
  await Promise.all(Array.from({ length: 4 }, worker))
  return bad.sort()
}

const short = (value: string) => JSON.stringify(value.slice(0, 24))
const form = (fields: Readonly<Record<string, string>>) => new URLSearchParams(fields)

/** Forms of which all is in order, as far as one set of fields can be for all forms. */
const IN_ORDER: Readonly<Record<string, string>> = {
  ...{
    seen: '1',
    team: 'lights',
    note: 'A note',
    body: 'Words',
    question: 'Where?',
    resolution: 'completed',
  },
  ...{
    waits_on: 'reporter',
    on: '2026-12-01',
    service: '102',
    lat: '40',
    lon: '-75.501',
    description: 'Dark.',
  },
  ...{
    name: 'Ada',
    email: 'ada@example.com',
    locale: 'en',
    roles: 'agent',
    agency: 'streets',
    deed: 'accept',
  },
  ...{
    service_code: '102',
    long: '-75.501',
    api_key: KEY,
    label: 'App',
    partner: 'App',
    scopes: 'submit_requests',
  },
}

/** Values tried for each field of each route: every one of them somewhere, a different choice everywhere. */
const EACH = 2
let turn = 0
const some = (count: number): string[] =>
  Array.from({ length: count }, () => HOSTILE_VALUES[turn++ % HOSTILE_VALUES.length]!)

test(
  'no path, query, form or body makes the server fail, and every refusal has words',
  { timeout: 580_000 },
  async () => {
    const target = await aTarget()
    const { routes, fill, key } = target
    const bad: string[] = []
    const order = [...routes].sort((one, other) => Number(LAST.test(one.url)) - Number(LAST.test(other.url)))

    expect(routes.length).toBeGreaterThan(40)
    for (const { method, url } of order) {
      if (/^.(healthz|readyz|metrics|favicon|open311|basemap)/.test(url)) continue
      await target.signedIn()
      const path = fill(url)
      const parts = [...new Set(url.match(/:\w+|\*/g) ?? [])]
      const asForm = (fields: URLSearchParams): Ask => ({ method, body: fields })
      const cases: Case[] = parts.flatMap((part) =>
        HOSTILE_PARTS.map((value) => ({
          what: `${part}=${value.slice(0, 24)}`,
          path: fill(url, part, value),
          asked: { method },
        })),
      )
      for (const value of HOSTILE_VALUES) {
        const all = form({
          ...Object.fromEntries(FIELDS.map((name) => [name, value])),
          ...(method === 'POST' && { key }),
        })
        if (method === 'POST') cases.push({ what: `all=${short(value)}`, path, asked: asForm(all) })
        else if (all.toString().length < 60_000)
          cases.push({ what: `all=${short(value)}`, path: `${path}?${all.toString()}` })
      }
      for (const name of /^(GET|POST)$/.test(method) ? FIELDS : []) {
        for (const value of some(EACH)) {
          const what = `${name}=${short(value)}`
          const one = form(method === 'POST' ? { ...IN_ORDER, key, [name]: value } : { [name]: value })
          cases.push({
            what,
            ...(method === 'POST' ? { path, asked: asForm(one) } : { path: `${path}?${one.toString()}` }),
          })
        }
      }
      if (method === 'POST') {
        for (const [at, { type, body, headers }] of HOSTILE_BODIES.entries()) {
          const asked: Ask = { method, body, headers: { ...(type && { 'content-type': type }), ...headers } }
          cases.push({ what: `body ${at} ${type}`, path, asked })
        }
      }
      const began = performance.now()
      bad.push(...(await tryAll(target, cases)).map((line) => `${method} ${url} ${line}`))
      console.log(method, url, cases.length, Math.round(performance.now() - began))
    }
    console.log(bad.length)
    expect(bad.slice(0, 600).join('\n')).toEqual('')
  },
)
