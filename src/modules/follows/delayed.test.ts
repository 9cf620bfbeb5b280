import { expect, test } from 'vitest'
import { PERSON } from '../../kernel/actor.ts'
import { formatFor } from '../../i18n/index.ts'
import { aCity } from '../../testing/city.ts'
import { aMailServer } from '../../testing/mail-server.ts'
import { aPost } from '../../testing/post.ts'
import { delayRequest, findPublic } from '../requests/index.ts'
import { askToFollow, confirmFollow, sendDigests, type Frequency, readWhat } from './index.ts'

const DAY = 86_400_000

/** A request that somebody follows, and the city that says it will be late. */
async function aDelay(frequency: Frequency) {
  const city = await aCity()
  const server = await aMailServer()
  const post = aPost(city, server.url)
  const request = await city.request({}, new Date(Date.now() - 3_600_000))
  const what = readWhat({ request: request.number }, city.catalog(), city.places())
  const wish = { email: 'bo@home.example', what, frequency, language: 'en' }
  await city.act(PERSON, (act) => askToFollow(act, city, wish))
  const { rows } = await city.pool.query<{ id: never }>('select id from subscription')
  await city.act(PERSON, (act) => confirmFollow(act, rows[0]!.id), new Date(Date.now() - 60_000))
  const thread = await findPublic(city, Number(request.number))
  const { dueAt } = thread!.request
  const format = formatFor('en', city.catalog().jurisdiction.timeZone)
  const day = new Date(dueAt!.getTime() + 9 * DAY)
  const chief = await city.staff('supervisor', 'streets')
  const delay = { until: format.isoDay(day), reason: 'materials', note: 'The pole comes in a week.' } as const
  await city.act(chief, (act) => delayRequest(act, request.id, delay))
  await post.byDay()
  return { city, post, server, request, dueAt: dueAt!, newDay: format.day(day) }
}

test('followers hear of a delay before the old day has passed: why, and which day instead', async () => {
  const { server, request, dueAt, newDay } = await aDelay('at_once')

  const news = server.letters.filter(({ subject }) => subject.includes('It takes longer'))
  expect(news).toHaveLength(1)
  expect(dueAt.getTime()).toBeGreaterThan(Date.now())
  const [{ subject, text } = { subject: '', text: '' }] = news
  expect(subject).toContain(newDay)
  expect(subject).toContain(request.number)
  expect(text).toContain('We had promised')
  expect(text).toContain('Reason: missing material.')
  expect(text).toContain('The pole comes in a week.')
})

test('a digest names the new day too', async () => {
  const { city, post, server, newDay } = await aDelay('daily')

  await sendDigests(city, post.post, new Date(Date.now() + 2 * DAY))
  await post.byDay()

  expect(server.letters.at(-1)!.text).toContain(`It takes longer: new day ${newDay}`)
})
