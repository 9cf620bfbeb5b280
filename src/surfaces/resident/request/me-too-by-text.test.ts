/** Texts are offered wherever a report can be made, and go only where somebody agreed to them. */
import { expect, test } from 'vitest'
import { newDraftId } from '../../../modules/drafts/index.ts'
import { findForStaff } from '../../../modules/requests/index.ts'
import { aVisitor, wordsOf } from '../../../testing/visitor.ts'

const PHONE = '215 555 0123'
const TO = '+12155550123'
const told = { toldOfTexts: 'yes' }

async function aCityWithALamp(texts: boolean) {
  const visitor = await aVisitor({ texts })
  const { city, upload, post } = visitor
  const { number } = await city.request()
  const staff = await city.staff('supervisor')
  const reporterOf = async (location: unknown) => {
    const of = /requests\/(\d+)/.exec(String(location))?.[1]
    return (await findForStaff(city, staff, Number(of))).request.reporter
  }
  const meToo = async (fields: Record<string, string>) => {
    const answer = await upload(`/en/requests/${number}/me-too`, { description: 'Dark.', ...fields })
    return { answer, reporter: answer.statusCode === 303 ? await reporterOf(answer.headers.location) : null }
  }
  const sendKept = async (fields: Record<string, string>) => {
    const report = { draft: newDraftId(), service: '102', address: '150 Broad St', description: 'Dark.' }
    const answer = await post('/en/report/kept', { ...report, ...fields })
    return answer.statusCode === 200
      ? (await reporterOf(answer.json<{ url: string }>().url))?.textTo
      : answer.json<{ fields: Record<string, string> }>().fields
  }
  return { ...visitor, number, meToo, sendKept }
}

test('“me too” offers texts beside the number, and a number without an address is for them', async () => {
  const { get, number, meToo } = await aCityWithALamp(true)

  expect(wordsOf(await get(`/en/requests/${number}/me-too`))).toContain('Message and data rates may apply')
  expect((await meToo({ phone: PHONE, ...told })).reporter).toMatchObject({ textTo: TO, email: null })
  // Beside an address only by the tick.
  const both = { phone: PHONE, email: 'ada@home.example', ...told }
  expect((await meToo(both)).reporter).toMatchObject({ textTo: null })
  expect((await meToo({ ...both, wantsTexts: 'yes' })).reporter).toMatchObject({ textTo: TO })
  // A page that said nothing of texts is no consent.
  expect((await meToo({ phone: PHONE })).reporter).toMatchObject({ textTo: null })
})

test('a number that gets no texts is said beside its field, and what was typed stays', async () => {
  const { get, meToo } = await aCityWithALamp(true)

  const { answer } = await meToo({ phone: '900 555 0123', wantsTexts: 'yes', ...told })
  const page = await get(String(answer.headers.location))

  expect(page.statusCode).toBe(400)
  expect(wordsOf(page)).toContain('We cannot send texts to this number')
  expect(page.body).toContain('value="900 555 0123"')
  expect(page.body).toContain('Dark.')
})

test('where the city sends no texts nobody is asked for a number, and none is kept', async () => {
  const { get, number, meToo } = await aCityWithALamp(false)

  expect((await get(`/en/requests/${number}/me-too`)).body).not.toContain('name="phone"')
  expect((await meToo({ phone: PHONE, wantsTexts: 'yes', ...told })).reporter).toMatchObject({ textTo: null })
})

test('a report kept on a phone gets texts by the same rules', async () => {
  const { get, sendKept } = await aCityWithALamp(true)

  expect((await get('/en/report/offline')).body).toContain('name="wantsTexts"')
  expect(await sendKept({ phone: PHONE, ...told })).toBe(TO)
  expect(await sendKept({ phone: PHONE })).toBeNull()
  expect(await sendKept({ phone: PHONE, email: 'ada@home.example', ...told })).toBeNull()
  expect(await sendKept({ phone: PHONE, email: 'ada@home.example', wantsTexts: 'yes' })).toBe(TO)
  expect(await sendKept({ phone: '311', wantsTexts: 'yes' })).toMatchObject({
    phone: expect.stringContaining('We cannot send texts') as string,
  })
})
