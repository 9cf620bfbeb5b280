import { expect, test } from 'vitest'
import {
  listDeliveries,
  listPartners,
  noteForPartners,
  savePartnerEntries,
} from '../../../modules/partners/index.ts'
import { hashKey } from '../../../modules/identity/index.ts'
import { aDesk } from '../../../testing/desk.ts'
import { aPartnerEntry } from '../../../testing/partnership.ts'

async function aDeskWithAPartner() {
  const desk = await aDesk()
  const { city } = desk
  const key = { agency_code: null, partner: null, scopes: ['close_requests'], demo: false, revoked_at: null }
  await city.db
    .insertInto('api_key')
    .values({ label: 'Street works', key_hash: hashKey('K'), ...key })
    .execute()
  await city.db
    .transaction()
    .execute((tx) => savePartnerEntries(tx, [aPartnerEntry('https://works.example/v2')]))
  const administrator = await desk.colleague(['administrator', 'supervisor'])
  await city.db.updateTable('staff').set({ second_factor: true }).execute()
  const [partner] = await listPartners(city.db)
  return { ...desk, administrator, at: `/desk/partners/${partner!.id}` }
}

/** A delivery that stands as `set` says. */
async function delivered(city: Awaited<ReturnType<typeof aDesk>>['city'], set: Record<string, unknown>) {
  const { id, number } = await city.request()
  const now = new Date()
  const facts = {
    number: Number(number),
    teamId: 1,
    status: 'open' as const,
    wantsMail: false,
    private: false,
  }
  const event = {
    id: 1,
    name: 'request.submitted' as const,
    requestId: id,
    facts,
    actorId: null,
    happenedAt: now,
  }
  await city.db.transaction().execute((tx) => noteForPartners(tx, [event]))
  await city.db.updateTable('partner_delivery').set(set).where('request_id', '=', id).execute()
  const [delivery] = await listDeliveries(city.db, { requestId: id, limit: 1 })
  return { number, delivery: delivery! }
}

test('what stopped is listed with the partner’s own words, and is tried again when somebody says so', async () => {
  const { city, administrator } = await aDeskWithAPartner()
  const { number, delivery } = await delivered(city, {
    state: 'failed',
    words: '403: Key <old> is not valid',
  })

  const page = await administrator.get('/desk/partners')
  const answer = await administrator.post(`/desk/partners/deliveries/${delivery.id}/resending`)
  const again = await administrator.post(`/desk/partners/deliveries/${delivery.id}/resending`)

  expect(page.body).toContain(number)
  expect(page.body).toContain('403: Key &lt;old> is not valid')
  expect(answer.statusCode).toBe(303)
  expect(await listDeliveries(city.db, { limit: 1 })).toMatchObject([{ state: 'waiting', attempts: 0 }])
  expect(again.statusCode).toBe(404) // it stops no more
})

test('one that may have arrived is looked for before it is sent again, and one not to be sent is not', async () => {
  const { city, administrator, at } = await aDeskWithAPartner()
  await delivered(city, { state: 'stuck', sent_at: new Date() })
  const { delivery } = await delivered(city, { state: 'failed' })

  await administrator.post(`/desk/partners/deliveries/${delivery.id}/end`)
  await administrator.post(`${at}/resending`)

  const states = (await listDeliveries(city.db, { limit: 9 })).map(({ state }) => state)
  expect(states.toSorted()).toEqual(['called_off', 'sent'])
})

test('a key is kept and shown to nobody; a pause stands on the page', async () => {
  const { city, administrator, at } = await aDeskWithAPartner()

  await administrator.post(`${at}/key`, { key: 'their-very-key' })
  await administrator.post(`${at}/pause`)
  const page = await administrator.get('/desk/partners')

  const [partner] = await listPartners(city.db)
  expect(partner).toMatchObject({ active: false, sealedKey: expect.stringMatching(/^[\w-]{40,}$/) })
  expect(page.body).toContain('nothing is sent and nothing is asked')
  expect(page.body).not.toContain('their-very-key')
})

test('only who manages keys gets here, and what is no id is no page', async () => {
  const { city, colleague, administrator, at } = await aDeskWithAPartner()
  const { delivery } = await delivered(city, { state: 'failed' })
  const supervisor = await colleague('supervisor', 'streets')

  const posts = [
    `${at}/key`,
    `${at}/pause`,
    `${at}/resending`,
    `/desk/partners/deliveries/${delivery.id}/end`,
  ]
  for (const path of posts) expect([path, (await supervisor.post(path)).statusCode]).toEqual([path, 403])
  expect((await supervisor.get('/desk/partners')).statusCode).toBe(403)
  for (const path of ['x/pause', '99999/pause', '1/toString', 'deliveries/x/end', 'deliveries/x/__proto__']) {
    expect([path, (await administrator.post(`/desk/partners/${path}`)).statusCode]).toEqual([path, 404])
  }
})

test('the request’s own page says which partner has it', async () => {
  const { city, administrator } = await aDeskWithAPartner()
  const { number } = await delivered(city, { state: 'accepted', their_id: 'W-77', sent_at: new Date() })

  const page = await administrator.get(`/desk/requests/${number}`)

  expect(page.body).toContain('Street works')
  expect(page.body).toContain('W-77')
})

test('a photo that could not be fetched is listed with its cause, and is tried again or left', async () => {
  const { city, administrator } = await aDeskWithAPartner()
  const { number, delivery } = await delivered(city, {
    state: 'accepted',
    their_id: 'W-1',
    sent_at: new Date(),
    settled_at: new Date(),
  })
  const photo = {
    delivery_id: delivery.id,
    status: 'open',
    state: 'stuck' as const,
    attempts: 16,
    next_attempt_at: new Date(),
    created_at: new Date(),
  }
  const rows = await city.db
    .insertInto('partner_photo')
    .values([
      { ...photo, update_id: 'U-1', url: 'https://works.example/<a>.jpg', words: 'HTTP 503' },
      { ...photo, update_id: 'U-2', url: 'https://works.example/b.jpg', words: 'HTTP 404' },
    ])
    .returning('id')
    .execute()

  const page = await administrator.get('/desk/partners')
  const answers = [
    await administrator.post(`/desk/partners/photos/${rows[0]!.id}/resending`),
    await administrator.post(`/desk/partners/photos/${rows[0]!.id}/resending`),
    await administrator.post(`/desk/partners/photos/${rows[1]!.id}/end`),
    await administrator.post('/desk/partners/photos/99999/end'),
    await administrator.post('/desk/partners/photos/999999999999999/resending'),
    await administrator.post('/desk/partners/photos/x/end'),
  ]
  const states = await city.db.selectFrom('partner_photo').select('state').orderBy('id').execute()

  expect(page.body).toContain(`/desk/requests/${number}`)
  expect(page.body).toContain('https://works.example/&lt;a>.jpg')
  expect(page.body).toContain('HTTP 503')
  expect(page.body).not.toContain('href="https://works.example')
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 404, 303, 404, 404, 404])
  expect(states.map(({ state }) => state)).toEqual(['waiting', 'called_off'])
})
