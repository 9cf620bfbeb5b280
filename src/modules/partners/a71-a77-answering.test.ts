/** A71–A77 of the Open311 checks: what our client makes of refusals, of statuses, and of answers that mean no good. */
import { expect, test } from 'vitest'
import { openOutbound } from '../../kernel/outbound.ts'
import { findPublic } from '../requests/index.ts'
import { addNote, startRequest } from '../requests/index.ts'
import { aPartnership } from '../../testing/partnership.ts'
import { type Arrived, aPartnerServer, type Given } from '../../testing/partner-server.ts'
import { STANDARD } from './dialect.ts'
import { type Endpoint, requestsById, updatesIn } from './georeport/client.ts'

const at = (url: string, most?: number): Endpoint => ({
  url,
  jurisdictionId: null,
  key: null,
  dialect: STANDARD,
  call: openOutbound(['127.0.0.0/8'], most === undefined ? {} : { most }),
})
const posts = (calls: readonly Arrived[]) => calls.filter(({ method }) => method === 'POST')

/** Takes every report, and says of them what `updates` holds. */
const works =
  (updates: () => unknown = () => []) =>
  ({ method, path }: Arrived): Given => {
    if (method === 'POST' && path.startsWith('/requests')) return { body: [{ service_request_id: 'W-1' }] }
    if (method === 'POST') return { body: [{ update_id: 'U-ours' }] }
    return { body: path.startsWith('/servicerequestupdates') ? updates() : [] }
  }

test('A71 what is refused with 403 is shown in the partner’s words and not sent again by itself', async () => {
  const server = await aPartnerServer(() => ({
    status: 403,
    body: '<errors><error><code>403</code><description>Key is not valid &amp; old</description></error></errors>',
  }))
  const { city, settles, later, deliveries } = await aPartnership(server.url)

  await city.request()
  await settles()
  await later()
  await later()

  expect(await deliveries()).toMatchObject([{ state: 'failed', words: '403: Key is not valid & old' }])
  expect(posts(server.calls).length).toBe(1)
})

test.each([
  ['several errors', [{ code: 400, description: 'one' }, { description: 'two' }], '400: one two'],
  ['one in a wrapper', { errors: { code: 400, description: 'lat is required' } }, '400: lat is required'],
  [
    'HATEOAS',
    { message: 'Bad', _embedded: { errors: [{ message: 'reCAPTCHA missing' }] } },
    '400: reCAPTCHA missing',
  ],
  ['SeeClickFix', { errors: [{ base: ['is a duplicate'] }] }, '400: is a duplicate'],
  ['plain text', 'Unknown service', '400: Unknown service'],
  ['a page', '<!DOCTYPE html><html><h1>Oops</h1></html>', '400: no reason given'],
])('A71 errors are read in the layout of %s', async (_, body, words) => {
  const server = await aPartnerServer(() => ({ status: 400, body, type: 'text/plain' }))

  await expect(updatesIn(at(server.url), { from: new Date(), to: new Date() })).rejects.toThrow(words)
})

test('A72 a server that asks for two seconds gets no call before they are over', async () => {
  let calls = 0
  const server = await aPartnerServer((call) => {
    calls += 1
    return calls === 1 ? { status: 429, headers: { 'retry-after': '2' }, body: [] } : works()(call)
  })
  const { city, settles, deliveries } = await aPartnership(server.url, { hears: 'pushes' })
  await city.request()
  await city.request({ description: 'Another one.' })

  await settles()
  const began = Date.now()
  while ((await deliveries()).some(({ state }) => state !== 'accepted') && Date.now() - began < 10_000) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    await settles()
  }

  const [first, ...rest] = posts(server.calls)
  const refusedAt = first!.at
  // Three deliveries may be under way at once: those that left with the first one were not told yet.
  const after = rest.filter(({ at: when }) => when - refusedAt > 500)
  expect(after.length).toBeGreaterThan(0)
  for (const { at: when } of after) expect(when - refusedAt).toBeGreaterThanOrEqual(1_900)
  expect((await deliveries()).map(({ state, attempts }) => [state, attempts])).toEqual([
    ['accepted', 1],
    ['accepted', 1],
  ])
})

test.each([
  ['FIXED', { status: 'closed', resolution: 'completed' }],
  ['in_progress', { status: 'in_progress', resolution: null }],
  ['IN PROGRESS', { status: 'in_progress', resolution: null }],
  ['NOT_COUNCILS_RESPONSIBILITY', { status: 'closed', resolution: 'referred' }],
  ['no_further_action', { status: 'closed', resolution: 'no_action_needed' }],
  ['Work complete', { status: 'closed', resolution: 'completed' }], // their own word, mapped by a switch
  ['OPEN', { status: 'open', resolution: null }],
  ['on the moon', { status: 'open', resolution: null }],
])('A73 a status of %s is followed as far as we know what it means', async (status, becomes) => {
  const updates: unknown[] = []
  const server = await aPartnerServer(works(() => updates))
  const { city, settles, later } = await aPartnership(server.url, {
    dialect: { statuses: { 'work complete': 'fixed' } },
  })
  const { number } = await city.request()
  await settles()

  updates.push({
    update_id: 8,
    service_request_id: 'W-1',
    status,
    updated_datetime: new Date().toISOString(),
    description: 'Said by the works.',
  })
  await later()
  await later()

  const thread = await findPublic(city, Number(number))
  expect(thread?.request).toMatchObject(becomes)
  const said = thread?.activities.filter(({ body }) => body === 'Said by the works.')
  expect(said?.map(({ by }) => by)).toEqual(['partner'])
})

test('A74 many numbers are asked for fifty at a time, and each answer finds its request', async () => {
  const ids = Array.from({ length: 120 }, (_, index) => `W-${index}`)
  const server = await aPartnerServer(({ query }) => {
    const asked = (query.get('service_request_id') ?? '').split(',')
    const mixed = asked.toReversed().filter((id) => id !== 'W-7')
    return {
      body: [...mixed, 'W-strange'].map((id) => ({ service_request_id: id, status_notes: `of ${id}` })),
    }
  })

  const found = await requestsById(at(server.url), ids)

  const sizes = server.calls.map(({ query }) => query.get('service_request_id')?.split(',').length)
  expect(sizes).toEqual([50, 50, 20])
  expect(new Set(found.map(({ id }) => id))).toEqual(new Set(ids.filter((id) => id !== 'W-7')))
  expect(found.every(({ id, notes }) => notes === `of ${id}`)).toBe(true)
})

test('A74 a server without updates is asked how each request stands, and what changed is heard once', async () => {
  let stands = { status: 'open', status_notes: '', updated_datetime: '2026-11-20T10:00:00Z' }
  const server = await aPartnerServer((call) =>
    call.method === 'POST' ? works()(call) : { body: [{ service_request_id: 'W-1', ...stands }] },
  )
  const { city, settles, later } = await aPartnership(server.url, { hears: 'requests' })
  const { number } = await city.request()
  await settles()
  const bodies = async () => {
    const thread = await findPublic(city, Number(number))
    return [thread?.request.status, ...(thread?.activities.map(({ body }) => body).filter(Boolean) ?? [])]
  }

  await later()
  expect(await bodies()).toEqual(['open'])
  stands = { status: 'Closed', status_notes: 'New lamp.', updated_datetime: '2026-11-21T10:00:00Z' }
  await later()
  await later()
  expect(await bodies()).toEqual(['closed', 'New lamp.'])
  stands = { status: 'open', status_notes: 'Dark again.', updated_datetime: '2026-11-22T10:00:00Z' }
  await later()
  expect(await bodies()).toEqual(['open', 'New lamp.', 'Dark again.'])
})

test.each([
  ['2026-11-21T05:00:00-05:00'],
  ['2026-11-21T05:00:00-0500'],
  ['2026-11-21T10:00:00.000Z'],
  ['2026-11-21T10:00:00Z'],
  ['2026-11-21T10:00:00'], // without a zone it is in the one the switch says
])('A75 %s is the same instant', async (written) => {
  const server = await aPartnerServer(() => ({
    body: [{ service_request_id: 1, updated_datetime: written }],
  }))

  const [found] = await requestsById(at(server.url), ['1'])

  expect(found?.updatedAt?.toISOString()).toBe('2026-11-21T10:00:00.000Z')
})

test('A76 our updates go out with the status in capitals and plain ids, and come back unheard', async () => {
  const updates: unknown[] = []
  const server = await aPartnerServer(works(() => updates))
  const { city, settles, later } = await aPartnership(server.url)
  const { id, number } = await city.request()
  await settles()

  const boss = await city.staff('supervisor')
  await city.act(boss, (act) => addNote(act, id, { body: 'A crew is on its way.', public: true }))
  await city.act(boss, (act) => addNote(act, id, { body: 'Only for us.', public: false }))
  await city.act(boss, (act) => startRequest(act, id))
  await settles()
  const told = posts(server.calls).filter(({ path }) => path.startsWith('/servicerequestupdates'))
  updates.push({
    update_id: 'U-ours',
    service_request_id: 'W-1',
    status: 'open',
    description: 'A crew is on its way.',
  })
  await later()

  expect(told.map(({ form }) => [form.get('status'), form.get('description')])).toEqual([
    ['OPEN', 'A crew is on its way.'],
    ['IN_PROGRESS', 'Work has begun'],
  ])
  for (const { form } of told) {
    expect(form.get('service_request_id')).toMatch(/^[\w-]+$/)
    expect(form.get('update_id')).toMatch(/^[\w-]+$/)
    expect(form.get('updated_datetime')).toMatch(/T\d\d:\d\d:\d\dZ$/)
  }
  const thread = await findPublic(city, Number(number))
  expect(thread?.activities.filter(({ body }) => body === 'A crew is on its way.').length).toBe(1)
})

const BOMB = `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>
  <service_requests><request><service_request_id>&b;</service_request_id></request></service_requests>`
const FILE = `<!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/passwd">]><r>&f;</r>`
test.each([
  ['that defines entities', BOMB],
  ['that names a file', FILE],
])('A77 XML %s is refused', async (_, body) => {
  const server = await aPartnerServer(() => ({ body }))

  await expect(requestsById(at(server.url), ['1'])).rejects.toThrow('definitions of its own')
})

test('A77 a body of 50 MB is cut off', async () => {
  let written = 0
  const server = await aPartnerServer(async (_, raw) => {
    raw.writeHead(200, { 'content-type': 'application/json' })
    const piece = Buffer.alloc(1024 * 1024, ' ')
    for (let at = 0; at < 50 && !raw.destroyed; at += 1) {
      written += piece.length
      if (!raw.write(piece))
        await new Promise((free) => {
          raw.once('drain', free)
          setTimeout(free, 200)
        })
    }
    raw.end()
    return undefined
  })

  await expect(requestsById(at(server.url), ['1'])).rejects.toThrow('larger than 8 MB')
  expect(written).toBeLessThan(20 * 1024 * 1024)
})
