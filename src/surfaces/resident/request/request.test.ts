import { expect, test } from 'vitest'
import { PROGRAM } from '../../../kernel/actor.ts'
import {
  closeRequest,
  delayRequest,
  holdRequest,
  planRequest,
  reclassifyRequest,
  startRequest,
} from '../../../modules/requests/index.ts'
import { reached } from './progress.tsx'
import { drawing } from '../../../modules/media/sample-photos.ts'
import { aVisitor, wordsOf } from '../../../testing/visitor.ts'

const WEEK = 7 * 86_400_000 // milliseconds

test('anybody sees where a request stands, by when, and what happened, in their language', async () => {
  const { city, get } = await aVisitor()
  const { id, number } = await city.request()
  await city.act(PROGRAM, (act) => planRequest(act, id, { on: '2036-11-28' }))

  const english = wordsOf(await get(`/en/requests/${number}`))
  const spanish = wordsOf(await get(`/es/requests/${number}`))

  expect(english).toContain('Planned for Friday 28 November 2036')
  expect(english).toContain('Promised by')
  expect(spanish).toContain('Programada para el viernes, 28 de noviembre de 2036')
})

test('a late one says so first', async () => {
  const { city, get } = await aVisitor()
  const { number } = await city.request({}, new Date(Date.now() - 4 * WEEK))

  const page = wordsOf(await get(`/en/requests/${number}`))

  expect(page.indexOf('This is late.')).toBeGreaterThan(0)
  expect(page.indexOf('This is late.')).toBeLessThan(page.indexOf('Street light'))
})

test('beside a promise that is not kept stands why, and which day instead', async () => {
  const { city, get } = await aVisitor()
  const { id, number } = await city.request({}, new Date(Date.now() - 4 * WEEK))
  const until = new Date(Date.now() + WEEK).toISOString().slice(0, 10)
  const delay = { until, reason: 'materials', note: 'The lamp comes from far away.' } as const
  await city.act(PROGRAM, (act) => delayRequest(act, id, delay))

  const [english, arabic] = [
    wordsOf(await get(`/en/requests/${number}`)),
    wordsOf(await get(`/ar/requests/${number}`)),
  ]

  expect(english).toMatch(/This is late\. It was due by .* It takes longer\. New day: .* missing material/)
  expect(english).toContain('The lamp comes from far away.')
  expect(english).not.toContain('has not said why')
  expect(arabic).toContain('نقص في المواد')
})

test('a request that came under another service says until when it had been promised before', async () => {
  const { city, get } = await aVisitor()
  const { id, number } = await city.request()
  const before = wordsOf(await get(`/en/requests/${number}`)).match(/Promised by (\w+ \d+ \w+)/)?.[1]
  await city.act(PROGRAM, (act) => reclassifyRequest(city, act, id, { serviceCode: '101' }))

  const page = wordsOf(await get(`/en/requests/${number}`))

  expect(page).toContain(`The city moved this to: Pothole. Until then it was promised by ${before}.`)
})

test('a private request is not there for anybody without its link', async () => {
  const { city, get } = await aVisitor()
  const { number, key } = await city.request({ serviceCode: '104' })

  expect((await get(`/en/requests/${number}`)).statusCode).toBe(404)
  expect((await get(`/en/requests/${number}?key=${'A'.repeat(22)}`)).statusCode).toBe(404)
  expect((await get(`/en/requests/${number}?key=${key}`)).statusCode).toBe(200)
})

test('whoever reported it can add, withdraw, and say that it is not fixed; nobody else can', async () => {
  const { city, get, post, upload } = await aVisitor()
  const { id, number, key } = await city.request()
  const own = `/en/requests/${number}`

  await upload(`${own}/words`, { key, body: 'It flickers now.' })
  expect(wordsOf(await get(own))).toContain('It flickers now.')

  await city.act(PROGRAM, (act) => closeRequest(act, id, { resolution: 'completed', note: 'Replaced.' }))
  expect((await post(`${own}/reopening`, { key: '', note: 'Dark again.' })).statusCode).toBe(403)
  expect((await post(`${own}/reopening`, { key, note: 'Dark again.' })).statusCode).toBe(303)
  expect(wordsOf(await get(own))).toContain('Not fixed: opened again')

  await post(`${own}/withdrawal`, { key, note: '' })
  expect(wordsOf(await get(own))).toContain('Closed without work')
})

test('the form to add is not shown to others', async () => {
  const { city, get } = await aVisitor()
  const { number, key } = await city.request()

  expect((await get(`/en/requests/${number}`)).body).not.toContain('<form method="post"')
  expect((await get(`/en/requests/${number}?key=${key}`)).body).toContain('<form method="post"')
})

test('while it waits, the line stands where it had come to and the promise stands still', async () => {
  const { city, get } = await aVisitor()
  const { id, number } = await city.request()
  await city.act(PROGRAM, (act) => startRequest(act, id))
  await city.act(PROGRAM, (act) => holdRequest(act, id, { waitsOn: 'weather', note: 'It freezes.' }))

  const page = wordsOf(await get(`/en/requests/${number}`))

  expect(page).toContain('Waiting for better weather')
  expect(page).toContain('We do not count the time until the wait is over')
  expect(reached({ publicStatus: 'waiting' }, [{ kind: 'submitted' }, { kind: 'started' }])).toBe(3)
})

test('what ended without work is not shown as planned or worked on', async () => {
  const { city, get, post } = await aVisitor()
  const { number, key } = await city.request()
  await post(`/en/requests/${number}/withdrawal`, { key, note: '' })

  const page = wordsOf(await get(`/en/requests/${number}`))

  expect(page).toContain('Closed without work')
  expect(page).not.toContain('In work')
})

test('whoever opens the private link reads of themselves as you', async () => {
  const { city, get } = await aVisitor()
  const { number, key } = await city.request()

  expect(wordsOf(await get(`/en/requests/${number}?key=${key}`))).toContain('You ·')
  expect(wordsOf(await get(`/en/requests/${number}`))).toContain('Whoever reported it ·')
})

test('letters are stopped by a page for people, and by one post of a mail program', async () => {
  const { app, city, get } = await aVisitor()
  const { number, key } = await city.request({ reporter: { email: 'ada@example.com' } })
  const url = `/en/requests/${number}/stop-mail?key=${key}`

  expect(wordsOf(await get(url))).toContain('Shall we stop writing to you')
  const elsewhere = { 'sec-fetch-site': 'cross-site', 'content-type': 'application/x-www-form-urlencoded' }
  const posted = await app.inject({
    method: 'POST',
    url,
    headers: elsewhere,
    payload: 'List-Unsubscribe=One-Click',
  })

  expect(posted.statusCode).toBe(200)
  expect(await city.db.selectFrom('reporter').select('wants_mail').executeTakeFirst()).toEqual({
    wants_mail: false,
  })
})

test('the photos of a private request are for whoever reported it', async () => {
  const { city, get, upload } = await aVisitor()
  const { number, key } = await city.request({ serviceCode: '104' })
  const other = await city.request({ serviceCode: '104' })
  await upload(`/en/requests/${number}/words`, { key, body: 'Here it is.' }, [
    await drawing().jpeg().toBuffer(),
  ])

  const { body } = await get(`/en/requests/${number}?key=${key}`)
  const [own = ''] = /\/photos\/[^"]+small\.jpg[^"]*/.exec(body) ?? []
  const photo = own.split('?')[0]

  expect((await get(own.replaceAll('&amp;', '&'))).headers['content-type']).toBe('image/jpeg')
  expect((await get(`${photo}`)).statusCode).toBe(404)
  expect((await get(`${photo}?number=${number}&key=${'A'.repeat(22)}`)).statusCode).toBe(404)
  expect((await get(`${photo}?number=${other.number}&key=${other.key}`)).statusCode).toBe(404)
})

test('what ended long ago takes nothing more: a new report names it, with service and place filled in', async () => {
  const { city, get, post, upload } = await aVisitor()
  const { id, number, key } = await city.request({ address: '100 Broad St' }, new Date(Date.now() - 9 * WEEK))
  const then = new Date(Date.now() - 5 * WEEK)
  await city.act(
    PROGRAM,
    (act) => closeRequest(act, id, { resolution: 'completed', note: 'Replaced.' }),
    then,
  )
  const own = `/en/requests/${number}`

  const page = await get(`${own}?key=${key}`)
  const refused = await upload(`${own}/words`, { key, body: 'Dark again.' })
  const begun = await post(`${own}/new-report`, { key })
  const details = await get(String(begun.headers.location))

  expect(wordsOf(page)).toContain('closed more than 30 days ago')
  expect(page.body).not.toContain('/reopening')
  expect(refused.statusCode).toBe(409)
  expect(wordsOf(refused)).toContain('Make a new report')
  expect(begun.statusCode).toBe(303)
  expect(details.statusCode).toBe(200)
  expect(wordsOf(details)).toContain(`The earlier report was ${number}.`)
  expect(wordsOf(details)).toContain('100 Broad St')
  expect((await post(`${own}/new-report`, { key: '' })).statusCode).toBe(403)
  expect(wordsOf(await get(`/ar/requests/${number}?key=${key}`))).toContain('هل عادت المشكلة؟')
})
