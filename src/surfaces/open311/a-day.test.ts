import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Attribute } from '../../modules/catalog/index.ts'
import { aCity } from '../../testing/city.ts'
import { aPost, checkedCity, giveKeys, idIn, serve } from '../../testing/open311-city.ts'

const day: Attribute = {
  code: 'when',
  datatype: 'date',
  variable: true,
  required: false,
  description: { en: 'Which day?' },
  datatypeDescription: { en: 'The day' },
  values: [],
  visibility: 'public',
}

test('a question for a day is a datetime on the wire, and takes what clients send for one', async () => {
  const services = checkedCity.services.map((one) =>
    one.code === '102' ? { ...one, attributes: [day] } : one,
  )
  const city = await aCity({ ...checkedCity, services })
  await giveKeys(city)
  const { json, post } = await serve([city])

  const definition = await json<{ attributes: unknown[] }>('/services/102.json')
  const answer = await post('/requests.json', aPost({ 'attribute[when]': '2026-11-21T04:30:00Z' }))

  expect(definition.attributes).toMatchObject([{ code: 'when', datatype: 'datetime' }])
  const number = Number(await idIn(answer))
  const { rows } = await sql`select answers from service_request where number = ${number}`.execute(city.db)
  expect(rows).toEqual([{ answers: { when: '2026-11-20' } }])
})
