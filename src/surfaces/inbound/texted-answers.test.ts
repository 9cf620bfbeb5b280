import { expect, test } from 'vitest'
import { askReporter, findForStaff, resumeRequest } from '../../modules/requests/index.ts'
import { aTextingCity } from '../../testing/a-texting-city.ts'

const ADAS = { reporter: { phone: '(215) 555-0123', wantsTexts: true } as const }

test('words from a number with one open request are its reporter’s, and answer the city’s question', async () => {
  const { city, server, say, byDay } = await aTextingCity()
  const staff = await city.staff('supervisor')
  const { id, number } = await city.request(ADAS)
  await city.act(staff, (act) => askReporter(act, id, { question: 'Which side of the street?' }))
  await byDay()

  const words = 'The north side\u0000\r\n<b>by</b> the school'
  expect(await say(words)).toContain(`we added your words to your request ${number}`)

  const thread = await findForStaff(city, staff, Number(number))
  const line = thread?.activities.find(({ kind }) => kind === 'answer')
  expect(line).toMatchObject({ body: 'The north side\n<b>by</b> the school', public: false })
  expect(thread?.request.status).not.toBe('on_hold')
  expect(server.texts.length).toBeGreaterThan(1)
})

test('a text that crosses a newer question on its way answers the one it could know', async () => {
  const { city, say, byDay } = await aTextingCity()
  const staff = await city.staff('supervisor')
  const { id, number } = await city.request(ADAS)
  const stands = async () => {
    const { request, activities } = await findForStaff(city, staff, Number(number))
    const { body, facts } = activities.findLast(({ kind }) => kind === 'answer')!
    return [request.status, body, facts.late === true]
  }
  await city.act(staff, (act) => askReporter(act, id, { question: 'Which side?' }))
  await byDay()
  await city.act(staff, (act) => resumeRequest(act, id))
  await city.act(staff, (act) => askReporter(act, id, { question: 'May we come in?' }))

  await say('Yes, the north side')
  const crossed = await stands()
  await byDay()
  await say('Yes, at nine')

  expect(crossed).toEqual(['on_hold', 'Yes, the north side', true])
  expect(await stands()).toEqual(['open', 'Yes, at nine', false])
})
