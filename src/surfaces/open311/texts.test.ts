import { expect, test } from 'vitest'
import { findForStaff } from '../../modules/requests/index.ts'
import { aPost, checked, idIn, KEY } from '../../testing/open311-city.ts'

const phone = '215 555 0123'

test('a phone number that a client sends with every report gets texts only by an explicit field', async () => {
  const { city, post } = await checked({ texts: true })
  const staff = await city.staff('supervisor')
  const textTo = async (fields: Record<string, string>) => {
    const answer = await post('/requests.json', aPost({ api_key: KEY, ...fields }))
    if (answer.status >= 400) return answer.status
    return (await findForStaff(city, staff, Number(await idIn(answer)))).request.reporter?.textTo
  }

  expect(await textTo({ phone })).toBeNull()
  expect(await textTo({ phone, wants_texts: 'false' })).toBeNull()
  expect(await textTo({ phone, wants_texts: '1' })).toBeNull()
  expect(await textTo({ phone, wants_texts: 'true' })).toBe('+12155550123')
  expect(await textTo({ wants_texts: 'true' })).toBeUndefined() // there is nobody to text
  expect(await textTo({ phone: '+44 7400 123456', wants_texts: 'true' })).toBe(400)
})
