import { expect, test } from 'vitest'
import { aCity } from '../../testing/city.ts'
import { aMailServer } from '../../testing/mail-server.ts'
import { aPost } from '../../testing/post.ts'
import { smallCity } from '../../testing/small-city.ts'
import { acceptRequest, addNote } from '../requests/index.ts'

/** A letter about something that Joan Reed wrote to everybody. */
async function letterOf(staffNames: boolean) {
  const { jurisdiction, agencies, ...rest } = smallCity
  const city = await aCity({
    ...rest,
    jurisdiction: staffNames ? { ...jurisdiction, privacy: { staffNames: true as const } } : jurisdiction,
    agencies: agencies.map((one) => ({ ...one, phone: '555-0110', email: `${one.code}@city.example` })),
  })
  const server = await aMailServer()
  const post = aPost(city, server.url)
  const { id } = await city.request({ reporter: { firstName: 'Ada', email: 'ada@home.example' } })
  const agent = { ...(await city.staff('supervisor')), label: 'Joan Reed' }
  await city.act(agent, (act) => acceptRequest(act, id))
  await city.act(agent, (act) => addNote(act, id, { body: 'We come on Monday.', public: true }))
  await post.react()
  const letter = server.letters.find(({ text }) => text?.includes('We come on Monday.'))!
  return `${letter.text}${String(letter.html)}`
}

test('a letter says who of the staff wrote only where the city shows names', async () => {
  expect(await letterOf(false)).toContain('Streets writes:')
  const named = await letterOf(true)
  expect(named).toContain('Joan Reed, Streets writes:')
})

test('a letter says how the department that answers for the request can be reached', async () => {
  const letter = await letterOf(false)

  expect(letter).toContain('555-0110')
  expect(letter).toContain('streets@city.example')
  expect(letter).not.toContain('Joan Reed')
})
