import sharp from 'sharp'
import { expect, test } from 'vitest'
import { newDraftId } from '../../../modules/drafts/index.ts'
import { aVisitor, type Visitor, wordsOf } from '../../../testing/visitor.ts'

const draftIn = (location: unknown): string =>
  new URL(String(location), 'http://x').searchParams.get('draft') ?? ''

/** Goes as far as the details of a pothole at 150 Broad St. */
async function atDetails({ post }: Visitor): Promise<string> {
  const { headers } = await post('/en/report/where', { draft: '', service: '101', address: '150 Broad St' })
  return draftIn(headers.location)
}

test('a report goes through five pages, and ends with a number and a private link', async () => {
  const visitor = await aVisitor()
  const { get, post, upload, city } = visitor

  const draft = await atDetails(visitor)
  const details = { draft, service: '101', 'a.11': 'large', description: 'Deep.' }
  expect((await upload('/en/report/details', details)).headers.location).toBe(
    `/en/report/about?draft=${draft}`,
  )
  const about = { draft, service: '101', email: 'ada@example.com', firstName: 'Ada', wantsMail: 'yes' }
  expect((await post('/en/report/about', about)).headers.location).toBe(`/en/report/check?draft=${draft}`)
  const letter = wordsOf(await get(`/en/report/check?draft=${draft}`))
  const sent = await post('/en/report', { draft })

  expect(letter).toContain('150 Broad St')
  expect(letter).toContain('Deep.')
  expect(letter).toContain('ada@example.com')
  expect(sent.statusCode).toBe(303)
  const page = await get(String(sent.headers.location))
  expect(wordsOf(page)).toContain('We have it')
  const row = await city.db.selectFrom('service_request').selectAll().executeTakeFirstOrThrow()
  expect(row).toMatchObject({
    answers: { '11': 'large' },
    description: 'Deep.',
    channel: 'web',
    language: 'en',
  })
  expect(page.body).toContain(String(row.number))
})

test('a phone’s worker gets the next page with its form, also the one that says what is wrong', async () => {
  const { post, get } = await aVisitor()
  const worker = { 'x-next-page': 'please' }

  const place = { draft: '', service: '101', address: '150 Broad St' }
  const details = await post('/en/report/where', place, worker)
  const nowhere = await post('/en/report/where', { draft: '', service: '101' }, worker)

  const address = String(details.headers['x-next-page'])
  expect([details.statusCode, details.headers.location]).toEqual([200, undefined])
  expect(address).toMatch(/^\/en\/report\/details\?draft=/)
  expect(wordsOf(details)).toBe(wordsOf(await get(address)))
  expect(details.headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
  expect(String(details.headers['content-security-policy'])).toContain("script-src 'self'")
  expect([nowhere.statusCode, String(nowhere.headers['x-next-page'])]).toEqual([
    400,
    expect.stringContaining('/en/report/where?draft='),
  ])
})

test('before a word is typed it is said who reads it and what becomes public', async () => {
  const visitor = await aVisitor()
  const draft = await atDetails(visitor)

  const potholes = wordsOf(await visitor.get(`/en/report/details?draft=${draft}`))
  const noise = wordsOf(await visitor.get(`/en/report/details?draft=${draft}&service=104`))

  expect(potholes).toContain('Streets reads this. What you write here and your photos also become public')
  expect(noise).toContain('Only Contact Center reads this. Nothing of it becomes public.')
})

test('going back finds everything as it was', async () => {
  const visitor = await aVisitor()
  const draft = await atDetails(visitor)
  await visitor.upload('/en/report/details', {
    draft,
    service: '101',
    'a.11': 'small',
    description: 'By the kerb',
  })

  const where = await visitor.get(`/en/report/where?draft=${draft}&service=101`)
  const details = await visitor.get(`/en/report/details?draft=${draft}`)

  expect(where.body).toContain('value="150 Broad St"')
  expect(details.body).toMatch(/value="small" checked/)
  expect(details.body).toContain('By the kerb')
})

test('pressing the button twice is one request', async () => {
  const visitor = await aVisitor()
  const { post, upload, city } = visitor
  const draft = await atDetails(visitor)
  await upload('/en/report/details', { draft, service: '101', 'a.11': 'large' })

  const [one, other] = await Promise.all([post('/en/report', { draft }), post('/en/report', { draft })])
  const later = await post('/en/report', { draft })

  expect(other.headers.location).toBe(one.headers.location)
  expect(later.headers.location).toBe(one.headers.location)
  expect(await city.db.selectFrom('service_request').select('id').execute()).toHaveLength(1)
})

test('what is missing is said by name, and nothing that was typed is lost', async () => {
  const visitor = await aVisitor()
  const draft = await atDetails(visitor)

  const { headers } = await visitor.upload('/en/report/details', {
    draft,
    service: '101',
    description: 'Still here',
  })
  const again = await visitor.get(String(headers.location))

  expect(again.statusCode).toBe(400)
  expect(wordsOf(again)).toContain('Please answer: Question 11')
  expect(again.body).toContain('Still here')
})

test('a photo is kept while others are refused, shown to its writer only, and can be taken out again', async () => {
  const visitor = await aVisitor()
  const { get, upload } = visitor
  const draft = await atDetails(visitor)
  const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#888' } })
    .jpeg()
    .toBuffer()

  const fields = { draft, service: '101', 'a.11': 'large' }
  const { headers } = await upload('/en/report/details', fields, [
    photo,
    new TextEncoder().encode('no photo'),
  ])
  const again = await get(String(headers.location))
  const id = /\/photos\/([\w-]+)\/small\.jpg\?draft=/.exec(again.body)?.[1]

  expect(wordsOf(again)).toContain('JPEG')
  expect((await get(`/photos/${id}/small.jpg?draft=${draft}`)).headers['content-type']).toBe('image/jpeg')
  expect((await get(`/photos/${id}/small.jpg`)).statusCode).toBe(404)
  expect((await get(`/photos/${id}/small.jpg?draft=${newDraftId()}`)).statusCode).toBe(404)

  await upload('/en/report/details', { ...fields, remove: id! })
  expect((await get(`/en/report/details?draft=${draft}`)).body).not.toContain(`/photos/${id}/`)
})

test('words that may mean several places are asked about; a place outside the city is refused with the reason', async () => {
  const { get, post } = await aVisitor()

  const street = await post('/en/report/where', { draft: '', service: '102', address: 'Broad' })
  const outside = await post('/en/report/where', {
    draft: '',
    service: '102',
    address: '',
    lat: '10',
    lon: '10',
  })

  expect(wordsOf(await get(String(street.headers.location)))).toContain(
    'None of these. Send my words as they are',
  )
  expect(wordsOf(await get(String(outside.headers.location)))).toContain('outside the city')
})

test('a report may come all at once, and is answered with 400 and a reason when it cannot be taken', async () => {
  const { post } = await aVisitor()
  const whole = { service: '102', address: '150 Broad St', description: 'Dark.' }

  expect((await post('/en/report', whole)).headers.location).toMatch(/^\/en\/requests\/\d+\?key=/)
  const nowhere = await post('/en/report', { service: '102', description: 'Dark.' })
  expect(nowhere.statusCode).toBe(400)
  expect(wordsOf(nowhere)).toContain('Tell us where it is')
})

test('a page without a service, with a retired one, or with a draft that is gone leads to the choice', async () => {
  const { get } = await aVisitor()

  for (const query of ['', '?service=199', '?service=nonsense', `?draft=${newDraftId()}`]) {
    expect((await get(`/en/report/where${query}`)).headers.location).toMatch(/^\/en\/report(\?|$)/)
  }
})

test('a danger in the words shows the emergency number at once, and stands in nobody’s way', async () => {
  const visitor = await aVisitor()
  const draft = await atDetails(visitor)
  const words = { draft, service: '101', 'a.11': 'large', description: 'The hole smells of gas.' }

  const asked = await visitor.get('/en/report?q=i+smell+gas')
  const sent = await visitor.upload('/en/report/details', words)
  const about = await visitor.get(String(sent.headers.location))

  expect(wordsOf(asked)).toContain('Call 911 now')
  expect(asked.body).toContain('href="tel:911"')
  expect(sent.statusCode).toBe(303)
  expect(wordsOf(about)).toContain('Call 911 now Leave the house.')
  expect((await visitor.post('/en/report', { draft })).statusCode).toBe(303)
  expect(wordsOf(await visitor.get('/en/report?q=pothole'))).not.toContain('Call 911 now')
})

test('a question the city has an answer for is answered before a request is written', async () => {
  const { get } = await aVisitor()

  const page = await get('/en/report?q=what+are+your+opening+hours')

  expect(wordsOf(page)).toContain('When we are open On weekdays.')
  expect(page.body).toContain('href="/en/find"')
  expect(wordsOf(page)).not.toContain('We found nothing')
})
