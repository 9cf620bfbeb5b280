import { expect, test } from 'vitest'
import { PROGRAM } from '../../../kernel/actor.ts'
import { updateForecasts } from '../../../modules/forecasts/index.ts'
import { closeRequest, holdRequest, type RequestId } from '../../../modules/requests/index.ts'
import type { TestCity } from '../../../testing/city.ts'
import { aVisitor, wordsOf } from '../../../testing/visitor.ts'

const DAY = 86_400_000 // milliseconds
const daysAgo = (days: number) => new Date(Date.now() - days * DAY)
const done = { resolution: 'completed', note: 'Works again.' } as const

/** Forty lights that were mended six days after they were reported. */
async function history(city: TestCity): Promise<void> {
  for (let day = 0; day < 40; day += 1) {
    const { id } = await city.request({}, daysAgo(20 + day))
    await city.act(PROGRAM, (act) => closeRequest(act, id as RequestId, done), daysAgo(14 + day))
  }
  await updateForecasts(city)
}

test('the likely days stand beside the promise, with what they rest on, in the reader’s language', async () => {
  const { city, get } = await aVisitor()
  await history(city)
  const { number } = await city.request()

  const [english, spanish, arabic] = [
    wordsOf(await get(`/en/requests/${number}`)),
    wordsOf(await get(`/es/requests/${number}`)),
    wordsOf(await get(`/ar/requests/${number}`)),
  ]

  expect(english).toMatch(/Promised by .* Likely \w+ \d/)
  expect(english).toMatch(/8 of 10 like this were done within [67] days\./)
  expect(english).toContain('not a promise')
  expect(spanish).toMatch(/De cada 10 casos como este, 8 se terminaron en [67] días/)
  expect(arabic).toContain('الموعد المرجّح')
})

test('before a report is sent it says when it is likely to be done', async () => {
  const { city, get, post } = await aVisitor()
  await history(city)
  const about = { draft: '', service: '102', address: '150 5th St' }
  const where = await post('/en/report/where', about)
  const draft = /draft=([\w-]+)/.exec(String(where.headers.location))?.[1] ?? ''

  const letter = wordsOf(await get(`/en/report/check?draft=${draft}`))

  expect(letter).toMatch(/Likely (on|between) .*\. 8 of 10 like this were done within [67] days\./)
})

test('where too few were done the page says so; where the clock stands or all is done, nothing', async () => {
  const { city, get } = await aVisitor()
  await history(city)
  // The history is of another group of services.
  const { id, number } = await city.request({ serviceCode: '105' })
  const url = `/en/requests/${number}`
  const few = 'Too few like this were done'

  expect(wordsOf(await get(url))).toContain(few)
  await city.act(PROGRAM, (act) => holdRequest(act, id, { waitsOn: 'materials', note: 'No lamps.' }))
  expect(wordsOf(await get(url))).not.toContain(few)
  await city.act(PROGRAM, (act) => closeRequest(act, id, done))
  expect(wordsOf(await get(url))).not.toContain(few)
})
