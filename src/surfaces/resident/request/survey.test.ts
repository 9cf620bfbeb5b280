import { expect, test } from 'vitest'
import { PROGRAM } from '../../../kernel/actor.ts'
import { closeRequest } from '../../../modules/requests/index.ts'
import { aVisitor, wordsOf } from '../../../testing/visitor.ts'

const done = { resolution: 'completed', note: 'Replaced.' } as const

async function scene() {
  const visitor = await aVisitor()
  const { id, number, key } = await visitor.city.request()
  const close = () => visitor.city.act(PROGRAM, (act) => closeRequest(act, id, done))
  return { ...visitor, number, key, close, url: `/en/requests/${number}/survey` }
}

test('an unhappy answer is kept and offers to open the request again', async () => {
  const { get, post, key, number, url, close } = await scene()
  await close()
  const said = { key, satisfaction: '1', effort: '2', words: 'Dark again.', may_contact: 'yes' }

  const form = await get(`${url}?key=${key}`)
  const sent = await post(url, said)
  const thanks = await get(String(sent.headers.location))
  const again = await post(url, { ...said, satisfaction: '5' })
  const reopened = await post(`/en/requests/${number}/reopening`, { key, note: 'Dark again.' })

  expect(form.statusCode).toBe(200)
  expect(form.body).toContain('name="satisfaction"')
  expect(sent.statusCode).toBe(303)
  expect(wordsOf(thanks)).toContain('Somebody may get back to you')
  expect(thanks.body).toContain(`/en/requests/${number}/reopening`)
  expect(again.headers.location).toBe(sent.headers.location)
  expect(reopened.statusCode).toBe(303)
  expect(wordsOf(await get(`/en/requests/${number}`))).toContain('Not fixed: opened again')
  expect(wordsOf(await get(`/en/requests/${number}`))).not.toContain('may get back')
})

test('a happy answer is thanked for, without an offer to reopen; in Arabic too', async () => {
  const { get, post, key, url, close } = await scene()
  await close()
  expect(wordsOf(await get(`${url.replace('/en/', '/ar/')}?key=${key}`))).toContain('كيف كانت تجربتك؟')

  const sent = await post(url, { key, satisfaction: '5', effort: '5', words: '' })
  const thanks = await get(String(sent.headers.location))

  expect(wordsOf(thanks)).toContain('Nobody will write or call')
  expect(thanks.body).not.toContain('/reopening')
})

test('what is missing is said beside its field, and what was typed stays', async () => {
  const { city, post, key, url, close } = await scene()
  await close()

  const missing = await post(url, { key, effort: '9', words: 'All went well.' })
  const long = await post(url, { key, satisfaction: '5', effort: '5', words: 'x'.repeat(4_001) })

  expect(missing.statusCode).toBe(400)
  expect(missing.body).toContain('href="#f-satisfaction"')
  expect(missing.body).toContain('href="#f-effort"')
  expect(missing.body).toContain('All went well.')
  expect(long.statusCode).toBe(400)
  expect(await city.db.selectFrom('survey').selectAll().execute()).toEqual([])
})

test('without the private link there is nothing, and while it is open there is nothing to ask', async () => {
  const { get, post, key, number, url, close } = await scene()

  expect(wordsOf(await get(`${url}?key=${key}`))).toContain('this request is not closed')
  expect((await post(url, { key, satisfaction: '5', effort: '5' })).statusCode).toBe(409)
  await close()
  expect((await get(url)).statusCode).toBe(403)
  expect((await get(`${url}?key=${'A'.repeat(22)}`)).statusCode).toBe(403)
  expect((await post(url, { key: '', satisfaction: '5', effort: '5' })).statusCode).toBe(403)
  expect((await get(`/en/requests/${number}`)).body).not.toContain('/survey')
  expect((await get(`/en/requests/${number}?key=${key}`)).body).toContain('/survey?key=')
})
