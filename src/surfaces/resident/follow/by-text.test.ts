import { onTestFinished, expect, test } from 'vitest'
import { aPost } from '../../../testing/post.ts'
import { startTextServer } from '../../../testing/text-server.ts'
import { aVisitor, wordsOf } from '../../../testing/visitor.ts'

const PHONE = '215 555 0123'

test('from a request to texts about it, by a code, without an account', async () => {
  const { city, get, post } = await aVisitor({ texts: true })
  const server = await startTextServer()
  onTestFinished(() => server.stop())
  const carrier = aPost(city, undefined, { url: server.url })
  const { number } = await city.request()
  const fields = { request: number, channel: 'sms', phone: PHONE, language: 'en' }

  expect(wordsOf(await get(`/en/follow?request=${number}`))).toContain('Message and data rates may apply')
  const wrong = await post('/en/follow', { ...fields, phone: '900 555 0123' })
  expect([wrong.statusCode, wrong.body.includes('value="900 555 0123"')]).toEqual([400, true])
  const asked = wordsOf(await post('/en/follow', fields))
  expect(asked).toContain(`We sent a code of 6 digits to ${PHONE}`)
  await carrier.react()
  const code = /\d{6}/.exec(server.texts[0]!.body)![0]

  const refused = await post('/en/follow/code', { ...fields, code: 'x' })
  expect([refused.statusCode, wordsOf(refused).includes('The code is wrong')]).toEqual([400, true])
  const yes = await post('/en/follow/code', { ...fields, code })
  expect(yes.statusCode).toBe(303)
  const mine = await get(String(yes.headers.location))
  expect(wordsOf(mine)).toContain('We write to +12155550123')
  expect(mine.body).not.toContain('name="frequency"')
  const key = new URL(String(yes.headers.location), 'http://x').searchParams.get('key')!
  const { rows } = await city.pool.query<{ id: string }>('select id from subscription')
  const daily = await post('/en/following/change', { key, subscription: rows[0]!.id, frequency: 'daily' })
  expect(daily.statusCode).toBe(400)
})

test('the answer is the same for a number that is known, one that said stop, and one of nobody', async () => {
  const { city, post } = await aVisitor({ texts: true })
  const { number } = await city.request()
  await city.pool.query(
    `insert into suppression (channel, address, reason, since) values ('sms', '+12155550124', 'stopped', now())`,
  )
  const said = async (phone: string) => {
    const fields = { request: number, channel: 'sms', phone, language: 'en' }
    const asked = await post('/en/follow', fields)
    const tried = await post('/en/follow/code', { ...fields, code: '123456' })
    return [asked, tried].map(({ statusCode, body }) => [statusCode, body.replaceAll(phone, '')])
  }

  const [one, two, three] = [
    await said('215 555 0124'),
    await said('215 555 0125'),
    await said('215 555 0125'),
  ]

  expect(one).toEqual(two)
  expect(two).toEqual(three)
})

test('where no texts are sent none are offered', async () => {
  const { city, get, post } = await aVisitor()
  const { number } = await city.request()
  expect((await get(`/en/follow?request=${number}`)).body).not.toContain('name="phone"')
  const fields = { request: number, channel: 'sms', phone: PHONE, email: 'bo@home.example' }
  expect(wordsOf(await post('/en/follow', fields))).toContain('We sent an e-mail to bo@home.example')
  expect((await post('/en/follow/code', { ...fields, code: '1' })).statusCode).toBe(404)
})

test.each([
  ['a number alone', { phone: PHONE, toldOfTexts: 'yes' }, '+12155550123'],
  ['a number that costs extra alone', { phone: '900 555 0123', toldOfTexts: 'yes' }, null],
  ['both, and nothing said of texts', { phone: PHONE, email: 'bo@home.example', toldOfTexts: 'yes' }, null],
  ['both, and texts wished', { phone: PHONE, email: 'bo@home.example', wantsTexts: 'yes' }, '+12155550123'],
  ['a number, by a program that was told nothing', { phone: PHONE }, null],
])('a report with %s', async (_what, fields: Record<string, string>, to) => {
  const { city, post } = await aVisitor({ texts: true })
  const report = { service: '102', address: '104 Broad St', description: 'Dark', ...fields }
  expect((await post('/en/report', report)).statusCode).toBe(303)
  const { rows } = await city.pool.query('select text_to from reporter')
  expect(rows).toEqual([{ text_to: to }])
})
