import { expect, test } from 'vitest'
import { findForStaff } from '../../../modules/requests/index.ts'
import { checkedCity } from '../../../testing/open311-city.ts'
import { aNew, anApi } from './an-api.ts'

const phone = '215 555 0123'

/** Where texts go to of a request that a program makes for somebody; or the code of the refusal. */
async function textedAt(texts: boolean, reporter: { phone: string; email?: string; wants_texts?: boolean }) {
  const { city, client } = await anApi({}, checkedCity, { texts })
  const program = await client('submit_requests')
  const staff = await city.staff('supervisor')
  try {
    const { number } = await program.createRequest({ body: { ...aNew, reporter } })
    return (await findForStaff(city, staff, Number(number))).request.reporter?.textTo
  } catch (error) {
    return (error as { problem: { code: string } }).problem.code
  }
}

test('texts go where a program says that somebody agreed to them, and nowhere else', async () => {
  expect(await textedAt(true, { phone, wants_texts: true })).toBe('+12155550123')
  expect(await textedAt(true, { phone, email: 'ada@home.example', wants_texts: true })).toBe('+12155550123')
  expect(await textedAt(true, { phone })).toBeNull()
  expect(await textedAt(true, { phone, wants_texts: false })).toBeNull()
  expect(await textedAt(true, { phone: '900 555 0123', wants_texts: true })).toBe('not_a_text_number')
  expect(await textedAt(true, { phone: '900 555 0123' })).toBeNull()
  expect(await textedAt(false, { phone, wants_texts: true })).toBeNull()
})
