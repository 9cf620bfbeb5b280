import { expect, onTestFinished, test, vi } from 'vitest'
import { PERSON } from '../../kernel/actor.ts'
import { addAsReporter, askReporter, findForStaff, resumeRequest } from '../../modules/requests/index.ts'
import { aTextingCity } from '../../testing/a-texting-city.ts'
import type { TestCity } from '../../testing/city.ts'
import { aMailServer } from '../../testing/mail-server.ts'

const ADAS = { reporter: { phone: '(215) 555-0123', wantsTexts: true } as const }
const BY_BOTH = { reporter: { ...ADAS.reporter, email: 'ada@home.example', wantsMail: true } }

/** Where a request stands after the newest words, and whether those came late. */
async function standing(city: TestCity, number: string): Promise<[status: string, late: boolean]> {
  const { request, activities } = await findForStaff(city, await city.staff('supervisor'), Number(number))
  const answer = activities.findLast(({ kind }) => kind === 'answer')
  return [request.status, answer?.facts.late === true]
}

/** A city that writes letters too, at ten in the evening: texts that can wait go out by day. */
async function aCityByNight() {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2027-03-02T22:00-05:00') })
  onTestFinished(() => void vi.useRealTimers())
  const mail = await aMailServer()
  onTestFinished(() => mail.stop())
  return { ...(await aTextingCity({}, mail.url)), mail }
}

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

  expect(await say('Yes, the north side')).toContain('&question=')
  const crossed = await stands()
  await byDay()
  await say('Yes, at nine')

  expect(crossed).toEqual(['on_hold', 'Yes, the north side', true])
  expect(await stands()).toEqual(['open', 'Yes, at nine', false])
})

test('a text answers the question that its sender read in a letter, while the text of it waits for the morning', async () => {
  const { city, mail, post, say, server } = await aCityByNight()
  const staff = await city.staff('supervisor')
  const { id, number } = await city.request(BY_BOTH)
  await city.act(staff, (act) => askReporter(act, id, { question: 'Which side?' }))
  await post.react()
  expect(mail.letters.at(-1)?.text).toContain('Which side?')
  expect(server.texts.map(({ body }) => body).join()).not.toContain('Which side?')

  expect(await say('The north side')).toContain('we added your words')

  expect(await standing(city, number)).toEqual(['open', false])
})

test('words that came before their sender could know the question are kept, and it is asked in the answer to them', async () => {
  const { city, post, say, byDay } = await aCityByNight()
  const staff = await city.staff('supervisor')
  const { id, number } = await city.request(ADAS)
  await city.act(staff, (act) => askReporter(act, id, { question: 'Which side?' }))
  await post.react()

  const told = await say('It is worse now')
  const link = new RegExp(`https?://\\S+/en/requests/${number}\\?key=\\S+&question=\\d+#answer`)
  expect(told).toMatch(link)
  expect(await standing(city, number)).toEqual(['on_hold', false])
  // Its picture belongs to the answer too.
  expect(await say('Look', undefined, { NumMedia: '1' })).toMatch(link)

  await byDay()
  expect(await say('The north side')).not.toContain('question=')
  expect(await standing(city, number)).toEqual(['open', false])
})

test('a text after a question was answered is no late answer to it, and answers the next one read in a letter', async () => {
  const { city, post, byDay, say } = await aCityByNight()
  const staff = await city.staff('supervisor')
  const { id, number } = await city.request(BY_BOTH)
  const ask = (question: string) => city.act(staff, (act) => askReporter(act, id, { question }))
  await ask('Which side?')
  await byDay()
  await say('The north side')
  await say('Thanks, and it flickers')
  expect(await standing(city, number)).toEqual(['open', false])

  await ask('May we come in?')
  await post.react()
  await say('Yes, at nine')
  expect(await standing(city, number)).toEqual(['open', false])
})

test('an earlier question that went unanswered leaves it open which one a text means: the link says', async () => {
  const { city, post, say } = await aCityByNight()
  const staff = await city.staff('supervisor')
  const { id, number } = await city.request(BY_BOTH)
  await city.act(staff, (act) => askReporter(act, id, { question: 'Which side?' }))
  await post.react()
  await city.act(staff, (act) => resumeRequest(act, id))
  await city.act(staff, (act) => askReporter(act, id, { question: 'May we come in?' }))
  await post.react()

  expect(await say('Yes')).toContain('&question=')
  expect(await standing(city, number)).toEqual(['on_hold', false])
  await city.act(PERSON, (act) => addAsReporter(act, id, { body: 'Yes', public: false, answers: 'newest' }))
  expect(await standing(city, number)).toEqual(['open', false])
})
