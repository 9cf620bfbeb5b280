import { expect, test } from 'vitest'
import { aPost } from '../../../testing/post.ts'
import { aVisitor, wordsOf } from '../../../testing/visitor.ts'

const ADA = 'ada@mail.example'

async function aReporterWhoAsks() {
  const visitor = await aVisitor()
  const { city, post } = visitor
  const { number } = await city.request({ description: 'A dark corner.', reporter: { email: ADA } })
  const mail = aPost(city, undefined)
  const asked = await post('/en/my-data', { email: ADA })
  await mail.react()
  const { rows } = await city.pool.query<{ text: string }>(
    "select l.text from message m join letter l on l.id = m.letter_id where template = 'data_link'",
  )
  const key = /my-data\?key=([\w.-]+)/.exec(rows[0]?.text ?? '')?.[1] ?? ''
  return { ...visitor, number, asked, key, react: mail.react }
}

test('the answer is the same for every address, and a wrong one is said', async () => {
  const { post, asked } = await aReporterWhoAsks()

  const unknown = await post('/en/my-data', { email: 'nobody@mail.example' })
  expect([asked.statusCode, unknown.statusCode]).toEqual([200, 200])
  expect(unknown.body.replaceAll('nobody@mail.example', ADA)).toBe(asked.body)
  const wrong = await post('/en/my-data', { email: 'ada' })
  expect(wrong.statusCode).toBe(400)
  expect(wrong.body).toContain('value="ada"')
})

test.each(['en', 'es', 'ar'])(
  'the link opens, in %s, what is kept, as a page and as a file',
  async (language) => {
    const { get, key, number } = await aReporterWhoAsks()

    const page = await get(`/${language}/my-data?key=${key}`)
    expect([page.statusCode, wordsOf(page)]).toEqual([200, expect.stringContaining(ADA) as string])
    expect(page.headers['cache-control']).toContain('no-store')
    const own = /href="([^"]*\/requests\/\d+\/my-data\?key=[\w-]+)"/.exec(page.body)?.[1] ?? ''
    expect((await get(own)).body).toContain('A dark corner.')
    const file = await get(`/${language}/my-data.json?key=${key}`)
    expect(file.headers['content-disposition']).toContain('attachment')
    expect(file.json()).toMatchObject({
      email: ADA,
      requests: [{ number: Number(number), description: 'A dark corner.' }],
    })
  },
)

test('all of it is removed once somebody says that they are sure', async () => {
  const { get, post, key, number } = await aReporterWhoAsks()

  expect((await post('/en/my-data/removal', { key })).statusCode).toBe(400)
  const gone = await post('/en/my-data/removal', { key, sure: 'yes' })
  expect([gone.statusCode, wordsOf(gone)]).toEqual([
    200,
    expect.stringContaining('1 request was removed') as string,
  ])
  expect((await get(`/en/requests/${number}`)).statusCode).toBe(410)
  for (const path of [
    `/en/my-data?key=${key}`,
    `/en/my-data.json?key=${key}`,
    `/en/my-data/stop?key=${key}`,
  ]) {
    expect((await get(path)).statusCode).toBe(404)
  }
  expect((await post('/en/my-data/removal', { key, sure: 'yes' })).statusCode).toBe(404)
})

test('whoever did not ask makes the link useless', async () => {
  const { get, post, key } = await aReporterWhoAsks()

  expect((await get(`/en/my-data/stop?key=${key}`)).statusCode).toBe(200)
  expect((await post(`/en/my-data/stop?key=${key}`, {})).statusCode).toBe(200)
  expect((await get(`/en/my-data?key=${key}`)).statusCode).toBe(404)
  expect((await get('/en/my-data?key=nonsense')).statusCode).toBe(404)
})

test('a link that is too old leads to where one asks for another', async () => {
  const { get } = await aReporterWhoAsks()

  const page = await get('/en/my-data?key=nonsense')
  expect([page.statusCode, wordsOf(page)]).toEqual([
    404,
    expect.stringContaining('This link opens nothing any more') as string,
  ])
  expect(page.body).toContain('action="/en/my-data"')
})
