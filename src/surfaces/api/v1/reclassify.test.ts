import { expect, test } from 'vitest'
import { checkedCity } from '../../../testing/small-city.ts'
import { anApi, refusalOf } from './an-api.ts'

const light = {
  service_code: '102',
  location: { lat: 40, long: -75.501 },
  description: 'Water comes up by the lamp.',
}
const SCOPES = ['submit_requests', 'reclassify_requests'] as const

test('a program puts a request where it belongs, once, and reads where it went', async () => {
  const { client } = await anApi({}, checkedCity)
  const program = await client(...SCOPES)
  const { number } = await program.createRequest({ body: light })
  const path = { number: number! }
  const { version } = await program.getRequest({ path })
  const send = {
    path,
    body: { service_code: '103', note: 'It is a pipe.', version },
    idempotencyKey: 'S-1',
  }

  const moved = await program.reclassifyRequest(send)
  const again = await program.reclassifyRequest(send)
  const kept = await program.reclassifyRequest({ path, body: { service_code: '101', keep_team: true } })

  expect([moved.service.code, moved.agency.code, moved.status]).toEqual(['103', 'water', 'open'])
  expect(moved.activities.at(-1)).toMatchObject({
    kind: 'reclassified',
    body: 'It is a pipe.',
    by: 'partner',
  })
  expect(again.version).toBe(moved.version)
  expect([kept.service.code, kept.agency.code]).toEqual(['101', 'water'])
})

test('what cannot be is said in words, and nothing happens', async () => {
  const { client, key, ask } = await anApi({}, checkedCity)
  const program = await client(...SCOPES, 'close_requests')
  const stranger = await client('submit_requests')
  const { number } = await program.createRequest({ body: light })
  const path = { number: number! }
  const twin = await program.createRequest({ body: { ...light, repeats: number! } })
  const to = (service_code: string, version?: number) =>
    program.reclassifyRequest({ path, body: { service_code, ...(version !== undefined && { version }) } })
  const elsewhere = await ask(`/requests/${number}/reclassify`, {
    method: 'POST',
    body: JSON.stringify({ service_code: '103' }),
    headers: {
      authorization: `Bearer ${await key(['reclassify_requests'], 'water')}`,
      'content-type': 'application/json',
    },
  })

  expect(elsewhere.status).toBe(403)
  expect(await refusalOf(stranger.reclassifyRequest({ path, body: { service_code: '103' } }))).toEqual([
    403,
    'forbidden',
  ])
  expect(await refusalOf(to('999'))).toEqual([400, 'no_such_service'])
  expect(await refusalOf(to('102'))).toEqual([409, 'same_service'])
  expect(await refusalOf(to('103', 0))).toEqual([409, 'request_changed'])
  const ofTwin = { path: { number: twin.number! }, body: { service_code: '103' } }
  expect(await refusalOf(program.reclassifyRequest(ofTwin))).toEqual([409, 'repeats_another'])
  expect((await program.getRequest({ path })).activities.map(({ kind }) => kind)).toEqual([
    'submitted',
    'joined',
  ])
  await program.closeRequest({ path, body: { resolution: 'completed', note: 'Done.' } })
  expect(await refusalOf(to('103'))).toEqual([409, 'request_cannot_move'])
})

test('nobody puts a request where they could not see it any more', async () => {
  const { client } = await anApi({}, checkedCity)
  const owner = await client(...SCOPES)
  const [blind, seer] = [await client(...SCOPES), await client(...SCOPES, 'see_private_requests')]
  const { number } = await owner.createRequest({ body: light })
  const path = { number: number! }
  const send = { path, body: { service_code: '104' }, idempotencyKey: 'P-1' }

  expect(await refusalOf(blind.reclassifyRequest(send))).toEqual([403, 'forbidden'])
  expect((await blind.getRequest({ path })).service.code).toBe('102')
  const hidden = await owner.reclassifyRequest(send)
  const seen = await seer.getRequest({ path })

  expect([hidden.visibility, hidden.service.code, seen.service.code]).toEqual(['private', '104', '104'])
  expect((await owner.reclassifyRequest(send)).version).toBe(hidden.version)
  expect(await refusalOf(blind.reclassifyRequest(send))).toEqual([404, 'request_not_found'])
})
