import { expect, test } from 'vitest'
import {
  aPost,
  before,
  checked,
  idsOf,
  KEY,
  OLD_KEY,
  type Wire,
  WORKING_KEY,
} from '../../testing/open311-city.ts'
import { drawing } from '../../modules/media/sample-photos.ts'
import { readXml } from '../../testing/read-xml.ts'

const updateIn = async (answer: Response) => String(((await answer.json()) as Wire[])[0]?.update_id)

test('A57 extensions are there when asked for, and only then', async () => {
  const { json, get, named } = await checked({ requests: true })

  const [plain] = await json(`/requests/${named.R2}.json`)
  const [more] = await json(`/requests/${named.R2}.json?extensions=true`)

  expect(more).toMatchObject(plain!)
  expect(Object.keys(plain!)).not.toContain('notes')
  expect(more?.extended_attributes).toMatchObject({ channel: 'web', duplicate: false, photos: [] })
  expect(more?.notes).toMatchObject([
    { type: 'submitted', description: null, summary: 'Reported' },
    { type: 'closed', description: 'Towed away.', summary: 'The work is done' },
  ])
  expect(more?.attributes).toEqual([
    { code: '11', label: 'Question 11', name: 'Chrysler & Co', value: '124' },
    { code: '12', label: 'Question 12', name: 'A, C', value: ['a', 'c'] },
  ])
  const [duplicate] = await json(`/requests.json?service_request_id=${named.R6}&extensions=true`)
  expect(duplicate?.extended_attributes).toMatchObject({
    duplicate: true,
    parent_service_request_id: named.R1,
  })
  const xml = await (await get(`/requests/${named.R2}.xml?extensions=true`)).text()
  expect(xml).toContain('<value>a</value><value>c</value>')
  expect(readXml(xml)).toBeTruthy()
})

const at = (days: number) => before(days).toISOString()

test('A58 what changed since, words, and places', async () => {
  const { city, json, named } = await checked({ requests: true })
  const { indexWords } = await import('../../modules/requests/index.ts')
  const rows = await city.db.selectFrom('service_request').select('id').execute()
  await city.db.transaction().execute((tx) =>
    indexWords(
      tx,
      rows.map(({ id }) => id),
    ),
  )
  const { R1, R2, R5, R6 } = named

  expect(idsOf(await json(`/requests.json?updated_after=${at(3)}`))).toEqual([R1, R6, R2])
  expect(idsOf(await json(`/requests.json?updated_after=${at(2.2)}`))).toEqual([R1, R2])
  expect(idsOf(await json(`/requests.json?updated_before=${at(3.5)}&updated_after=${at(30)}`))).toEqual([R5])
  expect(idsOf(await json('/requests.json?q=same'))).toEqual([R6])
  expect(await json('/requests.json?q=CANARY')).toEqual([])
  expect(idsOf(await json('/requests.json?bbox=-75.5015,40.0005,-75.5005,40.0015'))).toEqual([R1])
  expect(idsOf(await json('/requests.json?lat=40.001&long=-75.501&radius=50'))).toEqual([R1])
  expect(idsOf(await json('/requests.json?lat=40.001&long=-75.501'))).toEqual([R1, R6, R5, R2])
})

test('A58 a request that changed yesterday is found though it is older than 90 days', async () => {
  const { city, json, named } = await checked({ requests: true })
  const { addNote } = await import('../../modules/requests/index.ts')
  const agent = await city.staff('supervisor')
  const { id } = await city.db
    .selectFrom('service_request')
    .select('id')
    .where('number', '=', Number(named.R3))
    .executeTakeFirstOrThrow()
  await city.act(agent, (act) => addNote(act, id, { body: 'Still there.', public: true }))

  expect(idsOf(await json(`/requests.json?updated_after=${before(1).toISOString()}`))).toContain(named.R3)
})

test('A59 updates within a window', async () => {
  const { get, json, named } = await checked({ requests: true })
  const window = `start_date=${before(2.1).toISOString()}&end_date=${before(1.9).toISOString()}`

  const { service_request_updates: list } = readXml(
    await (await get(`/servicerequestupdates.xml?${window}`)).text(),
  ) as { service_request_updates: { request_update: Wire } }
  const [update] = await json(`/servicerequestupdates.json?${window}`)

  expect(Object.keys(list.request_update)).toEqual([
    'update_id',
    'service_request_id',
    'status',
    'updated_datetime',
    'description',
    'media_url',
  ])
  expect(update).toMatchObject({
    update_id: list.request_update.update_id,
    service_request_id: named.R2,
    status: 'closed',
    updated_datetime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) as string,
    description: 'Towed away.',
    media_url: null,
  })
  const at = String(update?.updated_datetime)
  expect(await json(`/servicerequestupdates.json?start_date=${at}&end_date=${at}`)).toHaveLength(1)
  expect(
    (
      await get(
        `/servicerequestupdates.json?start_date=${before(91).toISOString()}&end_date=${before(0).toISOString()}`,
      )
    ).status,
  ).toBe(400)
})

test('A59 finer states, and nothing of private requests or internal notes', async () => {
  const { city, json, named } = await checked({ requests: true })
  const { addNote, closeRequest } = await import('../../modules/requests/index.ts')
  const agent = await city.staff('supervisor')
  const requests = await city.db.selectFrom('service_request').select(['id', 'number']).execute()
  const idOf = (number: string) => requests.find((one) => one.number === Number(number))!.id
  await city.act(agent, (act) => addNote(act, idOf(named.R1), { body: 'CANARY-internal', public: false }))
  await city.act(agent, (act) =>
    closeRequest(act, idOf(named.R4), { resolution: 'completed', note: 'CANARY-closing' }),
  )

  const updates = await json('/servicerequestupdates.json')

  expect(updates.map(({ service_request_id: id, status }) => [id, status])).toEqual([
    [named.R5, 'in_progress'],
    [named.R6, 'duplicate'],
    [named.R2, 'closed'],
  ])
  expect(JSON.stringify(updates)).not.toContain('CANARY')
})

const anUpdate = (id: string, fields = {}) => ({
  api_key: KEY,
  service_request_id: id,
  update_id: '2',
  status: 'OPEN',
  updated_datetime: '2026-11-21T10:00:00Z',
  description: 'It grew.',
  first_name: 'CANARY-Ada',
  last_name: 'CANARY-Lovelace',
  email: 'CANARY@example.org',
  ...fields,
})

test('A60 an update from a partner is listed later under the id it was answered with', async () => {
  const { get, post, json, named } = await checked({ requests: true })

  const answer = await post('/servicerequestupdates.xml', anUpdate(named.R1))
  const { service_request_updates: list } = readXml(await answer.text()) as {
    service_request_updates: { request_update: Wire }
  }
  const again = await post('/servicerequestupdates.json', anUpdate(named.R1))

  expect(answer.status).toBe(200)
  const id = String(list.request_update.update_id)
  expect(await updateIn(again)).toBe(id)
  const listed = (await json('/servicerequestupdates.json')).filter(({ update_id: one }) => one === id)
  expect(listed).toMatchObject([{ service_request_id: named.R1, status: 'open', description: 'It grew.' }])
  expect(Date.now() - Date.parse(String(listed[0]?.updated_datetime))).toBeLessThan(60_000)
  const everything = await Promise.all(
    [`/requests/${named.R1}.json?extensions=true`, '/servicerequestupdates.xml'].map(async (path) =>
      (await get(path)).text(),
    ),
  )
  expect(everything.join('')).not.toContain('CANARY')
})

test('A60 photos of an update are listed with it: one as a text, several nested', async () => {
  const { get, post, json, named } = await checked({ requests: true })
  const bytes = await drawing().jpeg().toBuffer()
  const send = async (photos: number) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(anUpdate(named.R1, { update_id: `p${photos}` })))
      body.set(name, value)
    for (let at = 1; at <= photos; at += 1) body.set(`photo${at}`, new Blob([new Uint8Array(bytes)]), 'a.jpg')
    return updateIn(await post('/servicerequestupdates.json', {}, { body }))
  }

  const [one, two] = [await send(1), await send(2)]
  const listed = await json('/servicerequestupdates.json')
  const mediaOf = (id: string) => listed.find((update) => update.update_id === id)?.media_url

  expect(mediaOf(one)).toMatch(/^http/)
  expect(mediaOf(two)).toEqual([expect.stringMatching(/^http/), expect.stringMatching(/^http/)])
  expect((await fetch(String(mediaOf(one)))).headers.get('content-type')).toBe('image/jpeg')
  expect(await (await get('/servicerequestupdates.xml')).text()).toMatch(
    /<media_url><media_url>http[^<]*<\/media_url><media_url>http[^<]*<\/media_url><\/media_url>/,
  )
  expect((await json(`/requests/${named.R1}.json`))[0]?.media_url).toBe(mediaOf(one))
})

test('A60 a photo that ends a private request is for nobody else’s eyes', async () => {
  const { post, city } = await checked({ requests: true })
  const sent = await post('/requests.json', aPost({ service_code: '150', api_key: WORKING_KEY }))
  const [receipt] = (await sent.json()) as { service_request_id: string }[]
  const body = new FormData()
  const said = { status: 'fixed', update_id: 'z', api_key: WORKING_KEY, description: 'We spoke to them.' }
  for (const [name, value] of Object.entries(anUpdate(receipt!.service_request_id, said)))
    body.set(name, value)
  body.set('photo1', new Blob([new Uint8Array(await drawing().jpeg().toBuffer())]), 'a.jpg')

  const answer = await post('/servicerequestupdates.json', {}, { body })

  expect(answer.status).toBe(200)
  expect(await city.db.selectFrom('photo').select('public').execute()).toEqual([{ public: false }])
})

test('A60 the status follows only where the key may move requests', async () => {
  const { post, json, named } = await checked({ requests: true })
  const statusOf = async (id: string) => (await json(`/requests/${id}.json`))[0]?.status
  const send = (fields: Record<string, string>) =>
    post('/servicerequestupdates.json', anUpdate(named.R1, fields))

  const words = await updateIn(await send({ status: 'FIXED', update_id: 'a' }))
  expect(await statusOf(named.R1)).toBe('open')
  const begun = await updateIn(await send({ status: 'In progress', update_id: 'b', api_key: WORKING_KEY }))
  const done = await updateIn(
    await send({ status: 'fixed', update_id: 'c', api_key: WORKING_KEY, description: 'Filled.' }),
  )
  expect(await statusOf(named.R1)).toBe('closed')
  await send({ status: 'reopen', update_id: 'd', api_key: WORKING_KEY })
  expect(await statusOf(named.R1)).toBe('open')

  const updates = await json('/servicerequestupdates.json')
  const said = new Map(updates.map(({ update_id: id, status }) => [id, status]))
  expect([words, begun, done].map((id) => said.get(id))).toEqual(['open', 'in_progress', 'closed'])
})

test('A60 an update must say of what, by whom, what and when', async () => {
  const { post, named } = await checked({ requests: true })
  const status = async (fields: Record<string, string>) =>
    (await post('/servicerequestupdates.json', anUpdate(named.R1, fields))).status

  expect(await status({ api_key: 'WRONG' })).toBe(403)
  expect(await status({ api_key: OLD_KEY, service_request_id: '' })).toBe(403)
  for (const name of ['service_request_id', 'update_id', 'status', 'updated_datetime', 'description']) {
    expect([name, await status({ [name]: '' })]).toEqual([name, 400])
  }
  expect(await status({ status: 'DANCING' })).toBe(400)
  expect(await status({ updated_datetime: 'now' })).toBe(400)
  expect(await status({ service_request_id: '99999999' })).toBe(404)
  expect(await status({ service_request_id: named.R4 })).toBe(404)
})
