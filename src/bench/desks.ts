/** Desks: signing in, and five hundred of them watching live. */
import { get } from 'node:http'
import { DEMO_PASSWORD } from '../modules/identity/index.ts'
import { type Measured, summary } from './load.ts'
import type { World } from './world.ts'

/** The cookie of an agent who sees the whole city. */
export async function signIn({ server, city }: World): Promise<string> {
  const { rows } = await city.pool.query<{ email: string }>(
    `select email from staff where demo and active and 'supervisor' = any(roles) order by email limit 1`,
  )
  const answer = await fetch(`${server.url}/desk/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ email: rows[0]?.email ?? '', password: DEMO_PASSWORD }),
    headers: { origin: server.url },
  })
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  if (answer.status !== 303 || !cookie) throw new Error(`Signing in was answered ${answer.status}`)
  return cookie
}

/** From the moment a report's number is answered (its commit) to the moment each open desk hears of it. */
export async function liveDesks(
  world: World,
  cookie: string,
  desks: number,
  submit: () => Promise<number>,
): Promise<Measured> {
  const heard = new Map<number, number[]>()
  const streams = Array.from({ length: desks }, () =>
    listen(world.server.url, cookie, (number) => {
      const times = heard.get(number)
      if (times) times.push(performance.now())
      else heard.set(number, [performance.now()])
    }),
  )
  await Promise.all(streams.map(({ open }) => open))
  const took: number[] = []
  let failed = 0
  const began = performance.now()
  for (let round = 0; round < 20; round += 1) {
    const number = await submit()
    const committed = performance.now()
    await new Promise((resolve) => void setTimeout(resolve, 500))
    const times = heard.get(number) ?? []
    failed += desks - times.length
    took.push(...times.map((at) => Math.max(0, at - committed)))
  }
  streams.forEach(({ close }) => close())
  return { ...summary(took, (performance.now() - began) / 1000), failed, cpu_ms: null }
}

function listen(url: string, cookie: string, hear: (number: number) => void) {
  let opened: () => void
  const open = new Promise<void>((resolve) => (opened = resolve))
  const ask = get(`${url}/live`, { headers: { cookie }, agent: false }, (stream) => {
    opened()
    stream.setEncoding('utf8').on('data', (text: string) => {
      for (const [, number] of text.matchAll(/"number":(\d+)/g)) hear(Number(number))
    })
    stream.on('error', () => undefined)
  })
  ask.on('error', () => undefined)
  return { open, close: () => ask.destroy() }
}
