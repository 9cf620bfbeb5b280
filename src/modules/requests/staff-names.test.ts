import { expect, test } from 'vitest'
import { aCity } from '../../testing/city.ts'
import { smallCity } from '../../testing/small-city.ts'
import { PERSON, PROGRAM } from '../../kernel/actor.ts'
import { addAsReporter, addNote, findPublic } from './index.ts'

async function namesIn(staffNames: boolean) {
  const { jurisdiction, ...rest } = smallCity
  const privacy = { staffNames: true as const }
  const city = await aCity(staffNames ? { ...rest, jurisdiction: { ...jurisdiction, privacy } } : smallCity)
  const agent = { ...(await city.staff('agent')), label: 'Joan Reed' }
  const { id, number } = await city.request({ reporter: { firstName: 'Ada' } })
  await city.act(agent, (act) => addNote(act, id, { body: 'On our way.', public: true }))
  await city.act(agent, (act) => addNote(act, id, { body: 'For us.', public: false }))
  await city.act({ ...PERSON, label: 'Ada' }, (act) =>
    addAsReporter(act, id, { body: 'Thanks', public: true }),
  )
  await city.act(PROGRAM, (act) => addNote(act, id, { body: 'By itself.', public: true }))
  return (await findPublic(city, Number(number)))!.activities.map(({ name }) => name)
}

test('nobody reads who of the staff it was, unless the city says so; of nobody else in any case', async () => {
  expect(await namesIn(false)).toEqual([null, null, null, null])
  expect(await namesIn(true)).toEqual([null, 'Joan Reed', null, null])
})
