import { expect, test } from 'vitest'
import { aNew, anApi, DOCUMENT, faultsOf, refusalOf } from './an-api.ts'

test('a program reads the city, reports, speaks and moves a request to its end, and every answer is as described', async () => {
  const { client, seen } = await anApi()
  const stranger = await client()
  const program = await client(
    'submit_requests',
    'accept_requests',
    'hold_requests',
    'close_requests',
    'reopen_requests',
    'reclassify_requests',
    'note_internally',
  )

  const { services } = await stranger.listServices({ query: { locale: 'es' } })
  const { questions } = await stranger.getService({ path: { code: '101' } })
  const { agencies } = await stranger.listAgencies()
  const { areas } = await stranger.listAreas()
  const made = await program.createRequest({ body: aNew })
  const path = { number: made.number! }
  const spoken = await program.commentOnRequest({ path, body: { body: 'Seen from the bus.' } })
  const noted = await program.noteOnRequest({ path, body: { body: 'Bring the long ladder.' } })
  await program.acceptRequest({ path, body: {} })
  await program.planRequest({ path, body: { on: '2036-12-01' } })
  await program.startRequest({ path, body: {} })
  await program.holdRequest({ path, body: { waits_on: 'weather', note: 'It freezes.' } })
  await program.resumeRequest({ path, body: {} })
  const closed = await program.closeRequest({ path, body: { resolution: 'completed', note: 'Filled.' } })
  const again = await program.reopenRequest({ path, body: { note: 'It sank.' } })
  await program.reclassifyRequest({ path, body: { service_code: '101' } })
  const read = await stranger.getRequest({ path })
  const page = await stranger.listRequests()

  expect(services.find(({ code }) => code === '102')?.name).toBe('Bache')
  expect(services.map(({ code }) => code)).not.toContain('199')
  expect(questions.map(({ code }) => code)).toEqual(['11', '12', '13', '14', '15', '16'])
  expect(agencies.map(({ code }) => code)).toContain('streets')
  expect(areas.map(({ layer, code }) => `${layer}:${code}`)).toContain('district:1')
  expect(spoken.activities.at(-1)).toMatchObject({ body: 'Seen from the bus.', by: 'partner' })
  expect(noted.activities).toHaveLength(2) // an internal note is nobody's outside the desk
  expect([closed.status, closed.resolution, closed.public_status]).toEqual(['closed', 'completed', 'done'])
  expect([again.status, read.status]).toEqual(['open', 'open'])
  expect(read.activities.map(({ kind }) => kind)).toEqual(
    'submitted update accepted planned started held resumed closed reopened reclassified'.split(' '),
  )
  expect(page.requests.map(({ number }) => number)).toEqual([made.number])
  const described = Object.values(DOCUMENT.paths).flatMap((methods) => Object.values(methods))
  const ours = described.map(({ operationId }) => operationId).filter((id) => id !== undefined)
  expect(ours.length).toBe(17)
  expect(ours.filter((id) => !seen.has(`${id} 200`) && !seen.has(`${id} 201`))).toEqual([])
})

test('a shape that is wrong is seen', () => {
  const { RequestPage, Problem } = DOCUMENT.components.schemas

  expect(faultsOf(RequestPage, { requests: [{ number: '26000017' }], next_cursor: null })).not.toEqual([])
  expect(faultsOf(RequestPage, { requests: [], next_cursor: null, reporter: 'Ada' })).not.toEqual([])
  expect(faultsOf(Problem, { status: 404 })).not.toEqual([])
})

test('sent again under the same key, a report keeps its number and words are said once', async () => {
  const { client, city } = await anApi()
  const program = await client('submit_requests', 'note_internally')
  const other = await client('submit_requests')
  const send = { body: aNew, idempotencyKey: 'A-17' }

  const [first, second] = [await program.createRequest(send), await program.createRequest(send)]
  const third = await other.createRequest(send)
  const path = { number: first.number! }
  for (const _ of [1, 2]) {
    await program.commentOnRequest({ path, body: { body: 'Once.' }, idempotencyKey: 'W-1' })
    await program.noteOnRequest({ path, body: { body: 'Once, inside.' }, idempotencyKey: 'N-1' })
  }

  expect([first.repeated, second.repeated, second.number]).toEqual([false, true, first.number])
  expect(third.number).not.toBe(first.number)
  const lines = await city.db.selectFrom('activity').select('body').where('kind', '!=', 'submitted').execute()
  expect(lines.map(({ body }) => body).sort()).toEqual(['Once, inside.', 'Once.'])
})

test('a hundred of the same at once are one request', async () => {
  const { client, city } = await anApi()
  const program = await client('submit_requests')

  const made = await Promise.all(
    Array.from({ length: 100 }, () => program.createRequest({ body: aNew, idempotencyKey: 'storm' })),
  )

  expect(new Set(made.map(({ number }) => number)).size).toBe(1)
  expect(made.filter(({ repeated }) => !repeated)).toHaveLength(1)
  expect(await city.db.selectFrom('service_request').select('id').execute()).toHaveLength(1)
})

test('a key does what its scopes say, where they say it, and a stranger does nothing', async () => {
  const { client, key, ask, city } = await anApi()
  const stranger = await client()
  const reporter = await client('submit_requests')
  const { number } = await city.request({ serviceCode: '102' })
  const path = { number }
  const close = { path, body: { resolution: 'completed', note: 'Filled.' } } as const
  const elsewhere = await key(['accept_requests'], 'water')

  expect(await refusalOf(stranger.createRequest({ body: aNew }))).toEqual([401, 'key_needed'])
  expect(await refusalOf(reporter.closeRequest(close))).toEqual([403, 'forbidden'])
  expect(await refusalOf(reporter.noteOnRequest({ path, body: { body: 'x' } }))).toEqual([403, 'forbidden'])
  const wrong = await ask('/requests', { headers: { authorization: 'Bearer wrong' } })
  expect([wrong.status, wrong.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
  const accept = await ask(`/requests/${number}/accept`, {
    method: 'POST',
    headers: { authorization: `Bearer ${elsewhere}` },
  })
  expect(accept.status).toBe(403)
  expect((await stranger.getRequest({ path })).status).toBe('open')
})

test('a private request is there for the key it came with and for keys that may see it, and masked', async () => {
  const { client } = await anApi()
  const owner = await client('submit_requests', 'accept_requests')
  const seer = await client('see_private_requests')
  const others = [await client(), await client('submit_requests', 'close_requests')]
  const words = 'Call 617-555-0199, the neighbour shouts.'
  const { number } = await owner.createRequest({ body: { ...aNew, service_code: '150', description: words } })
  const path = { number: number! }

  for (const one of [owner, seer]) {
    const { visibility, description } = await one.getRequest({ path })
    expect([visibility, description.includes('617')]).toEqual(['private', false])
  }
  const missing = await refusalOf(others[1]!.getRequest({ path: { number: '26009999' } }))
  for (const one of others) expect(await refusalOf(one.getRequest({ path }))).toEqual(missing)
  const close = { path, body: { resolution: 'completed', note: 'x' } } as const
  expect(await refusalOf(others[1]!.closeRequest(close))).toEqual([404, 'request_not_found'])
  const speak = others[1]!.commentOnRequest({ path, body: { body: 'x' } })
  expect(await refusalOf(speak)).toEqual([404, 'request_not_found'])
  for (const one of [owner, seer, ...others]) expect((await one.listRequests()).requests).toEqual([])
  expect((await owner.acceptRequest({ path, body: {} })).public_status).toBe('with_agency')
})

test('whoever decided on an older version is told, and nothing happens', async () => {
  const { client } = await anApi()
  const program = await client('submit_requests', 'accept_requests', 'close_requests')
  const { number } = await program.createRequest({ body: aNew })
  const path = { number: number! }
  const { version } = await program.getRequest({ path })
  await program.acceptRequest({ path, body: { version } })

  const late = program.closeRequest({ path, body: { resolution: 'completed', note: 'Done.', version } })

  expect(await refusalOf(late)).toEqual([409, 'request_changed'])
  expect((await program.getRequest({ path })).status).toBe('open')
})

test('what cannot be read is said, all at once and where', async () => {
  const { ask, client, key } = await anApi()
  const program = await client('submit_requests')
  const authorization = `Bearer ${await key(['submit_requests'])}`
  const post = (body: string, type = 'application/json') =>
    ask('/requests', { method: 'POST', body, headers: { authorization, 'content-type': type } })
  const codes = async (answer: Response) => {
    const {
      status,
      code,
      errors = [],
    } = (await answer.json()) as {
      status: number
      code: string
      errors?: { pointer: string }[]
    }
    return [status, code, ...errors.map(({ pointer }) => pointer)]
  }
  const asked = async (query: string) => codes(await ask(`/requests?${query}`))

  expect(await asked('statsu=open&limit=0')).toEqual([400, 'query_invalid', '?statsu', '?limit'])
  expect(await asked('status=lost')).toEqual([400, 'query_invalid', '?status'])
  expect(await asked('area=district')).toEqual([400, 'query_invalid', '?area'])
  expect(await asked('service=102,nix')).toEqual([400, 'query_invalid', '?service'])
  expect(await asked('updated_since=2026-02-31T00:00:00Z')).toEqual([400, 'query_invalid', '?updated_since'])
  expect(await asked('q=a&q=b')).toEqual([400, 'query_invalid', '?q'])
  expect(await asked('cursor=nonsense')).toEqual([400, 'cursor_invalid'])
  expect(await codes(await post('{"description": 1}'))).toEqual([
    400,
    'body_invalid',
    '/service_code',
    '/description',
  ])
  expect(await codes(await post('{'))).toEqual([400, 'invalid'])
  expect(await codes(await post('a=b', 'application/x-www-form-urlencoded'))).toEqual([415, 'invalid'])
  const unanswered = await post(JSON.stringify({ ...aNew, service_code: '101' }))
  expect(await codes(unanswered)).toEqual([400, 'answers_invalid', '/answers/11'])
  const outside = { ...aNew, location: { lat: 0, long: 0 } }
  expect(await refusalOf(program.createRequest({ body: outside }))).toEqual([400, 'outside_city'])
  expect((await ask('/nothing')).headers.get('content-type')).toContain('application/problem+json')
})

test('an answer that is known already is not sent again', async () => {
  const { ask, city } = await anApi()
  const { number } = await city.request({ serviceCode: '102' })
  for (const path of ['/services', '/requests', `/requests/${number}`]) {
    const etag = (await ask(path)).headers.get('etag') ?? ''
    const same = await ask(path, { headers: { 'if-none-match': `"other", ${etag}` } })
    const strong = await ask(path, { headers: { 'if-none-match': etag.replace('W/', '') } })
    const other = await ask(path, { headers: { 'if-none-match': '"other"' } })
    expect([path, same.status, await same.text(), strong.status, other.status]).toEqual([
      path,
      304,
      '',
      304,
      200,
    ])
  }

  const before = (await ask('/requests')).headers.get('etag') ?? ''
  await city.request({ serviceCode: '102' })
  expect((await ask('/requests', { headers: { 'if-none-match': before } })).status).toBe(200)
})

test('who calls too fast is told how fast and when again, by key and by address', async () => {
  const { ask, key } = await anApi({ limits: { anonymous: 2, key: 3 } })
  const calls = async (times: number, headers: Record<string, string>) => {
    const answers: Response[] = []
    for (let call = 0; call < times; call += 1) answers.push(await ask('/agencies', { headers }))
    return answers
  }
  const stranger = { 'x-forwarded-for': '203.0.113.7' }
  const authorization = `Bearer ${await key(['submit_requests'])}`

  const anonymous = await calls(3, stranger)
  const known = await calls(4, { ...stranger, authorization })
  const guessing = await calls(1, { ...stranger, authorization: 'Bearer guess' })

  expect(anonymous.map(({ status }) => status)).toEqual([200, 200, 429])
  expect(known.map(({ status }) => status)).toEqual([200, 200, 200, 429])
  expect(guessing[0]?.status).toBe(429)
  expect(known[0]?.headers.get('ratelimit-policy')).toBe('"minute";q=3;w=60')
  expect(known.map((one) => /r=(\d+)/.exec(one.headers.get('ratelimit') ?? '')?.[1])).toEqual([
    '2',
    '1',
    '0',
    '0',
  ])
  expect(Number(known[3]?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(((await known[3]!.json()) as { code: string }).code).toBe('too_many')
})

test('a page of another site may ask', async () => {
  const { ask, key } = await anApi()
  const origin = 'https://elsewhere.example'
  const authorization = `Bearer ${await key(['submit_requests'])}`
  const headers = {
    origin,
    authorization,
    'content-type': 'application/json',
    'sec-fetch-site': 'cross-site',
  }

  const preflight = await ask('/requests', { method: 'OPTIONS', headers: { origin } })
  const sent = await ask('/requests', { method: 'POST', headers, body: JSON.stringify(aNew) })

  expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization')
  expect([preflight.status, sent.status]).toEqual([204, 201])
  expect(sent.headers.get('access-control-allow-origin')).toBe('*')
})
