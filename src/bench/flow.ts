/** A resident's whole report, as a browser without JavaScript makes it: every page and every step. */
import { answersFor } from '../sample/answers.ts'
import { chance } from '../sample/random.ts'
import { openConnection } from './connection.ts'
import { message, type Measured, summary } from './load.ts'
import type { World } from './world.ts'

const WARM = 600 // flows that are not counted: until the compiler has seen every page

/** Whole flows a second, `together` residents at once. */
export async function reportFlows(world: World, together: number, seconds: number): Promise<Measured> {
  const warm = chance(1)
  const soon = performance.now() + 20_000
  await run(world, together, (count) => count >= WARM || performance.now() > soon, warm)
  const began = performance.now()
  const used = world.processor()
  const { took, failed } = await run(
    world,
    together,
    () => performance.now() - began > seconds * 1000,
    chance(2),
  )
  const cpu = Number(((world.processor() - used) / took.length).toFixed(3))
  return { ...summary(took, (performance.now() - began) / 1000), failed, cpu_ms: cpu }
}

async function run(
  { server, city }: World,
  together: number,
  over: (count: number) => boolean,
  random: Random,
): Promise<{ took: number[]; failed: number }> {
  const took: number[] = []
  let failed = 0
  const resident = async () => {
    const visitor = openVisitor(server.url)
    while (!over(took.length + failed)) {
      const began = performance.now()
      if (await report(visitor.go, city, random)) took.push(performance.now() - began)
      else failed += 1
    }
    visitor.close()
  }
  await Promise.all(Array.from({ length: together }, resident))
  return { took, failed }
}

type Random = ReturnType<typeof chance>
type Form = Readonly<Record<string, string | string[]>>
type Go = (path: string, form?: Form) => Promise<{ readonly status: number; readonly location: string }>

/** True when it ended on the page that names the number. */
async function report(go: Go, city: World['city'], random: Random): Promise<boolean> {
  const services = city
    .catalog()
    .services.filter(({ retired, visibility }) => !retired && visibility === 'public')
  const service = random.pick(services.slice(0, 10))
  const point = city.places().addressById(1 + random.below(city.places().addressCount))?.point
  if (!point) return true
  const { code } = service
  await go('/en')
  await go('/en/report?q=pothole')
  await go(`/en/report/where?service=${code}`)
  const place = { service: code, lat: String(point.lat), lon: String(point.lon), address: '', pinned: '' }
  const { location } = await go('/en/report/where', place)
  const draft = new URL(location, 'http://x').searchParams.get('draft') ?? ''
  await go(location)
  const answers = Object.entries(answersFor(service, random)).map(([name, value]) => [`a.${name}`, value])
  const description = 'The hole is as deep as a bucket.'
  const about = await go('/en/report/details', {
    draft,
    service: code,
    description,
    ...Object.fromEntries(answers),
  })
  await go(about.location)
  const nobody = { email: '', firstName: '', lastName: '', phone: '' }
  const check = await go('/en/report/about', { draft, service: code, ...nobody })
  await go(check.location)
  const sent = await go('/en/report', { draft, service: code })
  if (sent.status !== 303 || !sent.location.includes('/requests/')) return false
  return (await go(sent.location)).status === 200
}

function openVisitor(url: string): { readonly go: Go; close(): void } {
  const { host, hostname, port } = new URL(url)
  const connection = openConnection(hostname, Number(port))
  let cookie = ''
  return {
    go: async (path, form) => {
      const headers = { 'accept-language': 'en', ...(cookie && { cookie }) }
      const ask = form
        ? { method: 'POST' as const, path, body: encode(form), headers: { ...headers, origin: url, ...FORM } }
        : { path, headers }
      const { status, head } = await connection.ask(message(ask, host))
      cookie = /\r\nset-cookie: *([^;\r]+)/i.exec(head)?.[1] ?? cookie
      return { status, location: /\r\nlocation: *([^\r]+)/i.exec(head)?.[1] ?? '' }
    },
    close: connection.close,
  }
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

function encode(form: Form): string {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(form)) {
    for (const one of [value].flat()) body.append(name, one)
  }
  return body.toString()
}
