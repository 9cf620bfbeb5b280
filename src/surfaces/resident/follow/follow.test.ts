import { expect, test } from 'vitest'
import { confirmKey, type SubscriptionId } from '../../../modules/follows/index.ts'
import { aVisitor, wordsOf } from '../../../testing/visitor.ts'

const ADDRESS = 'bo@home.example'

test('from a request to a subscription and out of it again, without an account', async () => {
  const { city, get, post } = await aVisitor()
  const { number } = await city.request()

  const request = await get(`/en/requests/${number}`)
  expect(request.body).toContain(`/en/follow?request=${number}`)
  const form = await get(`/en/follow?request=${number}`)
  expect(wordsOf(form)).toContain(`Follow: request ${number}`)
  const sent = await post('/en/follow', {
    request: number,
    email: ADDRESS,
    frequency: 'daily',
    language: 'es',
  })
  expect(wordsOf(sent)).toContain(`We sent an e-mail to ${ADDRESS}.`)

  const { rows } = await city.pool.query<{ id: SubscriptionId }>('select id from subscription')
  const key = confirmKey(city.secret, rows[0]!.id)
  expect(wordsOf(await get(`/es/follow/confirm?key=${key}`))).toContain(`la solicitud ${number}`)
  expect(await confirmed(city)).toEqual([null])
  const yes = await post('/es/follow/confirm', { key })
  expect(yes.statusCode).toBe(303)
  expect(await confirmed(city)).not.toEqual([null])

  const mine = await get(String(yes.headers.location))
  expect(wordsOf(mine)).toContain(ADDRESS)
  expect(mine.headers['x-robots-tag']).toBe('noindex')
  const own = new URL(String(yes.headers.location), 'http://x').searchParams.get('key')!
  await post('/es/following/change', { key: own, subscription: rows[0]!.id, frequency: 'weekly' })
  await post('/es/following/change', { key: own, language: 'ar' })
  expect((await city.pool.query('select frequency from subscription')).rows).toEqual([
    { frequency: 'weekly' },
  ])
  expect((await city.pool.query('select locale from follower')).rows).toEqual([{ locale: 'ar' }])

  // A mail program's one click, from its own server.
  expect((await get(`/es/following/stop?key=${own}`)).statusCode).toBe(200)
  expect(await confirmed(city)).toHaveLength(1)
  const stop = await post(`/es/following/stop?key=${own}`, { 'List-Unsubscribe': 'One-Click' })
  expect(stop.statusCode).toBe(200)
  expect(await confirmed(city)).toEqual([])
  expect((await post(`/es/following/stop?key=${own}`, {})).statusCode).toBe(200)
})

test('what can be followed is asked, one small form for each', async () => {
  const { get } = await aVisitor()

  const page = wordsOf(await get('/en/follow'))
  for (const words of ['A place', 'District', 'One kind of request', 'Words']) expect(page).toContain(words)
  expect(wordsOf(await get('/en/follow?address=104+Broad+St&metres=500'))).toMatch(
    /Follow: .*around 104 Broad St/,
  )
  expect(wordsOf(await get('/en/follow?area=district:1'))).toContain('Follow: West')
  const unknown = await get('/en/follow?address=Nowhere+Lane')
  expect(unknown.statusCode).toBe(400)
  expect(wordsOf(unknown)).toContain('We do not know this place.')
})

test.each([
  ['/en/follow?lat=x&lon=y', 400],
  ['/en/follow?lat=0&lon=0', 400],
  ['/en/follow?outline=1', 400],
  ['/en/follow?request=99999999', 404],
  ['/en/follow?service=104', 400],
  ['/en/follow?words=%00%00', 400],
  ['/en/follow/confirm?key=x.y', 404],
  ['/en/following?key=', 404],
  ['/en/following?key=a.b.c', 404],
  ['/en/following/stop?key=AAAAAAAAAAAAAAAAAAAAAA..AAAAAAAAAAAAAAAAAAAAAA', 404],
])('%s answers %i', async (url, status) => {
  const { get } = await aVisitor()

  expect((await get(url)).statusCode).toBe(status)
})

test('an address that is none is said, and what was typed stays', async () => {
  const { post } = await aVisitor()

  const answer = await post('/en/follow', {
    words: 'lamp',
    email: 'bo@',
    frequency: 'weekly',
    language: 'es',
  })

  expect(answer.statusCode).toBe(400)
  expect(answer.body).toContain('value="bo@"')
  expect(answer.body).toMatch(/value="weekly" checked|checked[^>]*value="weekly"/)
})

async function confirmed(city: Awaited<ReturnType<typeof aVisitor>>['city']): Promise<unknown[]> {
  const { rows } = await city.pool.query<{ confirmed_at: Date | null }>(
    'select confirmed_at from subscription',
  )
  return rows.map((row) => row.confirmed_at)
}
