import { expect, test } from 'vitest'
import type { Catalog } from '../catalog/index.ts'
import { delayRequest, escalateRequest } from '../requests/index.ts'
import { aWebhook } from '../../testing/a-webhook.ts'
import { aPartnerServer } from '../../testing/partner-server.ts'
import type { WebhookScope } from './tables.ts'

const DAY = 86_400_000

/** A request that breaks its promise and is given a new day, and what a webhook of this scope hears of it. */
async function aLateOne(scope: WebhookScope) {
  const server = await aPartnerServer(() => ({ body: {} }))
  const { city, settles } = await aWebhook(server.url, {
    scope,
    events: ['request.delayed', 'request.escalated'],
  })
  const boss = await city.staff('supervisor')
  const description = 'Dark. Call me: 617-555-0142.'
  const reporter = { email: 'CANARY@home.example', phone: '617-555-0142' }
  const { id } = await city.request({ description, reporter }, new Date(Date.now() - 60 * DAY))
  await city.act(boss, (act) => escalateRequest(act, id, withLadder(city.catalog())))
  const until = new Date(Date.now() + 30 * DAY).toISOString().slice(0, 10)
  const note = 'The lamp is ordered.'
  await city.act(boss, (act) => delayRequest(act, id, { until, reason: 'materials', note }))
  await settles()
  const bodies = server.calls.map(({ body }) => body)
  const told = bodies.map((body) => JSON.parse(body) as { type: string })
  return { until, bodies, told: (type: string) => told.filter((one) => one.type === type) }
}

const withLadder = (catalog: Catalog): Catalog => ({
  ...catalog,
  services: catalog.services.map((service) => ({
    ...service,
    ...(service.serviceLevel && {
      serviceLevel: { ...service.serviceLevel, ladder: [{ at: 100, tell: ['officer'] }] },
    }),
  })),
})

test('programs hear of a delay with its reason and new day, and staff’s also that it was escalated', async () => {
  const { until, bodies, told } = await aLateOne('staff')

  const [delayed] = told('request.delayed')
  expect(delayed).toMatchObject({
    data: {
      request: { delay: { until, reason: 'materials' } },
      activity: { kind: 'delayed', body: 'The lamp is ordered.' },
    },
  })
  const [escalated] = told('request.escalated')
  expect(escalated).toMatchObject({ data: { activity: { kind: 'escalated', body: '', percent: 100 } } })
  expect(bodies.join()).not.toMatch(/CANARY|555-0142|officer/)
})

test('that it was escalated is the city’s own affair', async () => {
  const { told, bodies } = await aLateOne('public')

  expect(told('request.delayed')).toHaveLength(1)
  expect(told('request.escalated')).toEqual([])
  expect(bodies.join()).not.toMatch(/CANARY|555-0142|escalated/)
})
