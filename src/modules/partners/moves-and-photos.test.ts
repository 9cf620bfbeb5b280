/** What partners are told when a request goes elsewhere, and what is taken of theirs besides words. */
import { expect, test } from 'vitest'
import { type Arrived, aPartnerServer, type Given } from '../../testing/partner-server.ts'
import { aPartnership } from '../../testing/partnership.ts'
import { drawing } from '../media/sample-photos.ts'
import { addNote, findPublic, handOver } from '../requests/index.ts'

const take = (call: Arrived): Given => ({
  body: call.path.startsWith('/requests') ? [{ service_request_id: 'W-1' }] : [{ update_id: `U-${call.at}` }],
})
const toldIn = (calls: readonly Arrived[]) =>
  calls
    .filter(({ method, path }) => method === 'POST' && path.startsWith('/servicerequestupdates'))
    .map(({ form }) => [form.get('status'), form.get('description')])

test('a partner is told once that a request went to another agency, and that it came back; not of moves within', async () => {
  const updates: unknown[] = []
  const server = await aPartnerServer((call) =>
    call.method === 'POST'
      ? take(call)
      : { body: call.path.startsWith('/servicerequestupdates') ? updates : [] },
  )
  const { city, settles, later } = await aPartnership(server.url)
  const { id, number } = await city.request()
  await settles()
  const boss = await city.staff('supervisor')
  const move = async (teamCode: string) => {
    await city.act(boss, (act) => handOver(act, id, { teamCode, note: 'Secret: the crew drinks.' }))
    await settles()
  }

  await move('paving')
  await move('mains')
  await move('triage')
  await settles()
  const away = toldIn(server.calls)
  // Their list gives it back under an id we never saw.
  updates.push({
    update_id: 'theirs',
    service_request_id: 'W-1',
    status: 'CLOSED',
    description: away[0]?.[1],
  })
  await later()
  await move('lights')
  await city.act(boss, (act) => addNote(act, id, { public: true, body: 'Tomorrow.' }))
  await settles()

  expect(away).toEqual([['CLOSED', expect.stringMatching(/gave this request to (Water|Contact Center)/)]])
  expect(toldIn(server.calls).slice(1)).toEqual([
    ['OPEN', 'The city gave this request back to you.'],
    ['OPEN', 'Tomorrow.'],
  ])
  expect(JSON.stringify(toldIn(server.calls))).not.toContain('drinks')
  const thread = await findPublic(city, Number(number))
  expect(thread?.request.status).toBe('open')
  expect(thread?.activities.filter(({ by }) => by === 'partner')).toEqual([])
})

test('photos of polled updates become ours, once; what cannot be had does not hold up the words', async () => {
  const picture = await drawing().jpeg().toBuffer()
  let fetched = 0
  const server = await aPartnerServer((call, raw) => {
    if (call.method === 'POST') return take(call)
    if (call.path === '/lamp.jpg') {
      fetched += 1
      raw.writeHead(200, { 'content-type': 'image/jpeg' }).end(picture)
      return undefined
    }
    if (call.path === '/moved.jpg') return { status: 302, headers: { location: 'http://127.0.0.1:1/' } }
    if (call.path !== '/servicerequestupdates.json') return { status: 404, body: 'no picture' }
    const update = { update_id: 'U-1', service_request_id: 'W-1', status: 'OPEN', description: 'New lamp.' }
    const wrong = [
      `${server.url}/moved.jpg`,
      `${server.url}/gone.jpg`,
      'http://10.0.0.1/x.jpg',
      'file:///etc/passwd',
    ]
    return { body: [{ ...update, media_url: [`${server.url}/lamp.jpg`, ...wrong] }] }
  })
  const { city, settles, later } = await aPartnership(server.url)
  const { number } = await city.request()
  await settles()

  await later()
  await later()

  const thread = await findPublic(city, Number(number))
  const lines = thread?.activities.filter(({ by }) => by === 'partner') ?? []
  expect(lines.map(({ body, photoIds }) => [body, photoIds.length])).toEqual([['New lamp.', 1]])
  expect(thread?.request.photoId).toBe(lines[0]!.photoIds[0])
  expect(fetched).toBe(1)
})

test('a server that knows `updated_after` is asked what changed, and not for each number', async () => {
  let stands = { status: 'open', status_notes: '', updated_datetime: '2026-11-20T10:00:00Z' }
  const server = await aPartnerServer((call) =>
    call.method === 'POST'
      ? take(call)
      : {
          body: [
            { service_request_id: 'W-1', ...stands },
            { service_request_id: 'somebody else’s', status: 'closed', status_notes: 'x' },
          ],
        },
  )
  const { city, settles, later } = await aPartnership(server.url, {
    hears: 'requests',
    dialect: { updatedAfter: true },
  })
  const { number } = await city.request()
  await settles()
  await later()
  stands = { status: 'closed', status_notes: 'New lamp.', updated_datetime: '2026-11-21T10:00:00Z' }
  await later()
  await later()

  const thread = await findPublic(city, Number(number))
  expect(thread?.activities.map(({ body }) => body).filter(Boolean)).toEqual(['New lamp.'])
  expect(thread?.request.status).toBe('closed')
  const asked = server.calls.filter(({ method }) => method === 'GET')
  expect(asked.length).toBeLessThan(6)
  for (const { query } of asked) {
    expect(query.has('service_request_id')).toBe(false)
    expect(query.get('updated_after')).toMatch(/Z$/)
    expect(query.get('updated_before')).toMatch(/Z$/)
  }
  const since = asked.map(({ query }) => Date.parse(query.get('updated_after')!))
  expect(since).toEqual(since.toSorted((one, other) => one - other))
})
