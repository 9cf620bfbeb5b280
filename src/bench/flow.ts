/** A resident's whole report, as a browser without JavaScript makes it: every page and every step. */
import { Agent, request as httpRequest } from 'node:http'
import { answersFor } from '../sample/answers.ts'
import { chance } from '../sample/random.ts'
import { type Measured, summary } from './load.ts'
import type { World } from './world.ts'

interface Answer {
  readonly status: number
  readonly location: string
  readonly body: string
}

/** Whole flows a second, `together` residents at once. */
export async function reportFlows(
  { server, city, processor }: World,
  together: number,
  seconds: number,
): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: together })
  const took: number[] = []
  let failed = 0
  const resident = async (seed: number) => {
    const one = visitor(server.url, agent)
    const random = chance(seed)
    while (performance.now() < until) {
      const began = performance.now()
      const done = await report(one, city, random.below(1_000_000)).catch(() => false)
      if (done) took.push(performance.now() - began)
      else failed += 1
    }
  }
  const used = processor()
  const until = performance.now() + seconds * 1000
  await Promise.all(Array.from({ length: together }, (_, at) => resident(at)))
  agent.destroy()
  const cpu = Number(((processor() - used) / took.length).toFixed(3))
  return { ...summary(took, seconds), failed, cpu_ms: cpu }
}

type Visitor = (path: string, form?: Record<string, string | string[]>) => Promise<Answer>

async function report(go: Visitor, city: World['city'], seed: number): Promise<boolean> {
  const random = chance(seed)
  const services = city
    .catalog()
    .services.filter(({ retired, visibility }) => !retired && visibility === 'public')
  const service = random.pick(services.slice(0, 10))
  const point = city.places().addressById(1 + random.below(city.places().addressCount))?.point
  if (!point) return true
  await go('/en')
  await go('/en/report?q=pothole')
  await go(`/en/report/where?service=${service.code}`)
  const place = {
    service: service.code,
    lat: String(point.lat),
    lon: String(point.lon),
    address: '',
    pinned: '',
  }
  const { location } = await go('/en/report/where', place)
  const draft = new URL(location, 'http://x').searchParams.get('draft') ?? ''
  await go(location)
  const answers = Object.entries(answersFor(service, random)).map(([code, value]) => [`a.${code}`, value])
  const words = {
    draft,
    service: service.code,
    description: 'The hole is as deep as a bucket.',
    ...Object.fromEntries(answers),
  }
  const about = await go('/en/report/details', words)
  await go(about.location)
  const check = await go('/en/report/about', {
    draft,
    service: service.code,
    email: '',
    firstName: '',
    lastName: '',
    phone: '',
  })
  await go(check.location)
  const sent = await go('/en/report', { draft, service: service.code })
  if (sent.status !== 303 || !sent.location.includes('/requests/')) return false
  return (await go(sent.location)).status === 200
}

function visitor(url: string, agent: Agent): Visitor {
  let cookie = ''
  return (path, form) =>
    new Promise((resolve, reject) => {
      const body = form && encode(form)
      const headers: Record<string, string> = {
        'accept-language': 'en',
        origin: url,
        ...(cookie && { cookie }),
      }
      if (body !== undefined) headers['content-type'] = 'application/x-www-form-urlencoded'
      const ask = httpRequest(
        new URL(path, url),
        { agent, method: body === undefined ? 'GET' : 'POST', headers },
        (answer) => {
          const [given] = answer.headers['set-cookie'] ?? []
          if (given) cookie = given.split(';')[0] ?? ''
          let text = ''
          answer.setEncoding('utf8').on('data', (part: string) => (text += part))
          answer.on('end', () =>
            resolve({ status: answer.statusCode ?? 0, location: answer.headers.location ?? '', body: text }),
          )
        },
      )
      ask.on('error', reject)
      ask.end(body)
    })
}

function encode(form: Record<string, string | string[]>): string {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(form)) {
    for (const one of Array.isArray(value) ? value : [value]) body.append(name, one)
  }
  return body.toString()
}
