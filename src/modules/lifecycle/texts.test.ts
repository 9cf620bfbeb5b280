import { expect, onTestFinished, test } from 'vitest'
import { PERSON } from '../../kernel/actor.ts'
import { aCity } from '../../testing/city.ts'
import { whereStands } from '../../testing/every-text.ts'
import { aPost } from '../../testing/post.ts'
import { startTextServer } from '../../testing/text-server.ts'
import { newestMessages, sweepTexts } from '../notifications/index.ts'
import { hearText } from '../texting/index.ts'
import { anonymiseClosed, removeAtWish, whatIsHeld } from './index.ts'

const DIGITS = '2155550123'
const reporter = { phone: DIGITS, wantsTexts: true } as const

async function aTextedCity() {
  const city = await aCity()
  const server = await startTextServer()
  onTestFinished(() => server.stop())
  const post = aPost(city, undefined, { url: server.url })
  const help = { providerId: 'SM1', from: `+1${DIGITS}`, words: 'HELP', pictures: 0, answered: false }
  return { city, post, askHelp: (now?: Date) => hearText(city, post.post, help, now) }
}

test('with a request go the texts about it, the number, and what the number was answered', async () => {
  const { city, post, askHelp } = await aTextedCity()
  const { id, number } = await city.request({ reporter })
  await post.react()
  await askHelp()
  await post.idle()
  const held = await whatIsHeld(city, Number(number))
  expect(held?.letters.map(({ recipient }) => recipient)).toEqual([`+1${DIGITS}`])
  expect(await newestMessages(city.db, { channel: 'sms' })).toHaveLength(2)

  await city.act(PERSON, (act) => removeAtWish(act, city, id))

  expect(await whereStands(city.pool, DIGITS)).toEqual([])
})

test('a code or an answer is forgotten after thirty days, whoever it went to', async () => {
  const { city, post, askHelp } = await aTextedCity()
  await askHelp()
  await post.idle()
  const after = (days: number) => new Date(Date.now() + days * 86_400_000)

  await sweepTexts(city.db, after(29))
  expect(await whereStands(city.pool, DIGITS)).not.toEqual([])
  await sweepTexts(city.db, after(31))
  expect(await whereStands(city.pool, DIGITS)).toEqual([])
  // It is still known that the text was heard: whoever brings it again is not listened to.
  await askHelp()
  expect(await newestMessages(city.db)).toEqual([])
})

test('a closed request loses its number when its time has come', async () => {
  const { city, post } = await aTextedCity()
  await city.request({ reporter })
  await post.react()
  await city.pool.query(`update jurisdiction set privacy = '{"anonymiseAfterDays": 30}'`)
  await city.pool.query(
    "update service_request set status = 'closed', resolution = 'completed', closed_at = now()",
  )
  await city.refresh()
  const catalog = {
    ...city.catalog(),
    jurisdiction: { ...city.catalog().jurisdiction, privacy: { anonymiseAfterDays: 30 } },
  }

  await anonymiseClosed({ db: city.db, catalog: () => catalog }, new Date(Date.now() + 31 * 86_400_000))

  expect(await whereStands(city.pool, DIGITS)).toEqual([])
})
