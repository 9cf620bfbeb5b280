import { expect, test } from 'vitest'
import { aDesk } from '../../../testing/desk.ts'

const DAY = 86_400_000
const ago = (days: number) => new Date(Date.now() - days * DAY)
const numbersIn = (html: string) => [...html.matchAll(/id="r(\d+)"/g)].map(([, number]) => number)

test('the queue shows what is due first at the top, and counts what is late', async () => {
  const { city, colleague } = await aDesk()
  const fresh = await city.request({ serviceCode: '102' })
  const late = await city.request({ serviceCode: '102' }, ago(20))
  const sue = await colleague('supervisor')

  const { body, statusCode } = await sue.get('/desk/queue')

  expect(statusCode).toBe(200)
  expect(numbersIn(body)).toEqual([late.number, fresh.number])
  expect(body).toContain('1 late')
})

test('the address says what is shown, and a chip changes the address', async () => {
  const { city, colleague } = await aDesk()
  const hole = await city.request({ serviceCode: '101', answers: { '11': 'small' } })
  await city.request({ serviceCode: '103' })
  const sue = await colleague('supervisor')

  const streets = await sue.get('/desk/queue?agency=streets&status=open')
  const nothing = await sue.get('/desk/queue?team=nobody-knows-this')

  expect(numbersIn(streets.body)).toEqual([hole.number])
  expect(streets.body).toMatch(/<option value="streets" selected/)
  expect(numbersIn(nothing.body)).toEqual([])
  expect(nothing.body).toContain('Nothing waits here.')
})

test('everybody begins where their work is', async () => {
  const { colleague } = await aDesk()
  const [crew, officer, agent, supervisor] = await Promise.all([
    colleague('department_staff', 'streets', ['paving']),
    colleague('customer_service_officer', 'streets'),
    colleague('agent'),
    colleague('supervisor'),
  ])

  const first = await Promise.all([crew, officer, agent, supervisor].map((one) => one.get('/desk')))

  expect(first.map(({ headers }) => headers.location)).toEqual([
    '/desk/work',
    '/desk/queue?agency=streets',
    '/desk/queue?team=triage',
    '/desk/queue?team=triage',
  ])
})

test('a private request is for those who must see it', async () => {
  const { city, colleague } = await aDesk()
  const noise = await city.request({ serviceCode: '104' })
  const [sue, paver, own, press] = await Promise.all([
    colleague('supervisor'),
    colleague('department_staff', 'streets'),
    colleague('department_staff', 'front'),
    colleague('communications'),
  ])

  const seen = await Promise.all([sue, paver, own, press].map((one) => one.get('/desk/queue')))
  const direct = await paver.get(`/desk/requests/${noise.number}`)

  expect(seen.map(({ body }) => numbersIn(body).length)).toEqual([1, 0, 1, 0])
  expect(direct.statusCode).toBe(404)
})

test('a long queue goes on from the last line seen', async () => {
  const { city, colleague } = await aDesk()
  for (let one = 0; one < 45; one += 1) await city.request({ serviceCode: '102' }, ago(one / 10))
  const sue = await colleague('supervisor')

  const first = await sue.get('/desk/queue')
  const next = /href="(\/desk\/queue\?after=[^"]+)"/.exec(first.body)?.[1] ?? ''
  const second = await sue.get(next.replaceAll('&amp;', '&'))

  const [one, two] = [numbersIn(first.body), numbersIn(second.body)]
  expect([one.length, two.length]).toEqual([40, 5])
  expect(new Set([...one, ...two]).size).toBe(45)
})

test('the rows by themselves are what the page holds', async () => {
  const { city, colleague } = await aDesk()
  await city.request()
  const sue = await colleague('supervisor')

  const [whole, rows] = await Promise.all([sue.get('/desk/queue'), sue.get('/desk/queue/rows?')])

  expect(rows.body).not.toContain('<html')
  expect(numbersIn(rows.body)).toEqual(numbersIn(whole.body))
})

test('nonsense in the address is left out, not a fault', async () => {
  const { colleague } = await aDesk()
  const sue = await colleague('supervisor')
  const tries = [
    'status=x',
    'who=%00',
    'area=1e9',
    'after=x_y',
    'due=never',
    'open=<script>',
    'status=open&status=closed',
  ]

  const answers = await Promise.all(tries.map((query) => sue.get(`/desk/queue?${query}`)))

  expect(answers.map(({ statusCode }) => statusCode)).toEqual(tries.map(() => 200))
  expect(answers.every(({ body }) => !body.includes('<script>'))).toBe(true)
})

test('without signing in there is a door, and it leads back to where one wanted to go', async () => {
  const { app } = await aDesk()

  const page = await app.inject({ url: '/desk/queue?due=late', headers: { accept: 'text/html' } })
  const live = await app.inject({ url: '/live' })

  expect(page.statusCode).toBe(303)
  expect(page.headers.location).toBe(`/desk/sign-in?to=${encodeURIComponent('/desk/queue?due=late')}`)
  expect(live.statusCode).toBe(403)
})

test('a promise is in danger until somebody says why and which day instead', async () => {
  const { city, colleague } = await aDesk()
  const late = await city.request({ serviceCode: '102' }, ago(20))
  const told = await city.request({ serviceCode: '102' }, ago(19))
  const far = await city.request({ serviceCode: '102' })
  const sue = await colleague('supervisor')
  const danger = async () => numbersIn((await sue.get('/desk/queue?due=danger')).body)
  const url = `/desk/requests/${told.number}`
  const before = await danger()

  const noReason = await sue.post(`${url}/delay`, { seen: '1', until: '2031-05-02', note: 'Soon.' })
  const past = await sue.post(`${url}/delay`, {
    seen: '1',
    until: '2020-05-02',
    reason: 'weather',
    note: 'Ice everywhere.',
  })
  const done = await sue.post(`${url}/delay`, {
    seen: '1',
    until: '2031-05-02',
    reason: 'weather',
    note: 'Ice everywhere.',
  })

  expect(before).toEqual([late.number, told.number])
  expect(before).not.toContain(far.number)
  expect([noReason, past, done].map(({ statusCode }) => statusCode)).toEqual([400, 400, 303])
  expect(past.body).toContain('Ice everywhere.')
  expect(await danger()).toEqual([late.number])
  expect((await sue.get(url)).body).toContain('because of: the weather')
})
