import { expect, test } from 'vitest'
import { PERSON } from '../../kernel/actor.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { aCity, type TestCity } from '../../testing/city.ts'
import { whereStands } from '../../testing/every-text.ts'
import { aPost } from '../../testing/post.ts'
import { askToFollow, confirmFollow, readWhat } from '../follows/index.ts'
import { addNote, findPublic } from '../requests/index.ts'
import {
  allHeldBy,
  askForData,
  listRemovals,
  openData,
  removeAddressAtDesk,
  removeByAddress,
  removeRequestAtDesk,
  summaryOf,
  sweepDataLinks,
} from './index.ts'

const ADA = 'ada@mail.example'
const HOUR = 3_600_000

async function follows(city: TestCity, email: string) {
  const what = readWhat({ lat: '40', lon: '-75.501', metres: '1000' }, city.catalog(), city.places())
  await city.act(PERSON, (act) =>
    askToFollow(act, city, { email, what, frequency: 'at_once', language: 'en' }),
  )
  const { rows } = await city.pool.query<{ id: never }>(
    'select id from subscription order by id desc limit 1',
  )
  await city.act(PERSON, (act) => confirmFollow(act, rows[0]!.id))
}

/** Ada reported two things, writes her address as it comes, and follows a place; Bo reported one. */
async function aTown() {
  const city = await aCity()
  const mail = aPost(city, undefined)
  const first = await city.request({ description: 'Dark.', reporter: { email: ADA } })
  const second = await city.request({ serviceCode: '104', reporter: { email: 'Ada@Mail.example' } })
  const other = await city.request({ description: 'Mine.', reporter: { email: 'bo@mail.example' } })
  await follows(city, ADA)
  const ask = (at = new Date(), email = ADA) =>
    city.act(PERSON, (act) => askForData(act, city, email, 'es'), at)
  const keys = async () => {
    const { rows } = await city.pool.query<{ text: string; subject: string }>(
      `select l.text, l.subject from message m join letter l on l.id = m.letter_id where template = 'data_link' order by m.created_at`,
    )
    return rows.map(({ text }) => /my-data\?key=([\w.-]+)/.exec(text)?.[1] ?? '')
  }
  return { city, ...mail, first, second, other, ask, keys }
}

test('whoever owns the address gets a link, in their language, to all that is kept under it', async () => {
  const { city, react, ask, keys, first, second } = await aTown()
  await ask(undefined, ' ADA@mail.example ')
  await react()
  await react() // a reaction may run twice

  const [key = '', ...more] = await keys()
  expect(more).toEqual([])
  const link = await openData(city, key)
  expect(link).toMatchObject({ address: ADA, locale: 'es' })
  const held = await allHeldBy(city, link.address)
  expect(held.requests.map(({ number }) => String(number)).sort()).toEqual([first.number, second.number])
  expect(held.follows).toHaveLength(1)
  expect(held.letters.length).toBeGreaterThanOrEqual(2)
  expect(JSON.stringify(held)).not.toContain('Mine.')
})

test('about whom nothing is kept nothing is sent, and the address is forgotten; the answer is the same', async () => {
  const { city, react, ask, keys } = await aTown()
  await ask(undefined, 'nobody@mail.example')
  await react()

  expect(await keys()).toEqual([])
  expect(await whereStands(city.pool, 'nobody@mail.example')).toEqual([])
  await expect(ask(undefined, 'no address')).rejects.toMatchObject({ code: 'not_an_email' })
})

test('each link opens for a day, whoever asks again, and nobody is written to more than three times a day', async () => {
  const { city, react, ask, keys } = await aTown()
  const now = Date.now()
  for (const hours of [5, 4, 3, 2, 1]) {
    await ask(new Date(now - hours * HOUR))
    await react()
  }

  const sent = await keys()
  expect(sent).toHaveLength(3)
  const newest = sent.at(-1)!
  const opens = async (key: string, inHours: number) => {
    const link = await openData(city, key, new Date(now + inHours * HOUR)).catch((error: unknown) => error)
    return link instanceof Refusal ? link.code : (link as { address: string }).address
  }
  // Asked for five, four and three hours ago.
  for (const [key, hours] of sent.map((each, at) => [each, 19 + at] as const)) {
    expect([await opens(key, 0), await opens(key, hours - 0.01)]).toEqual([ADA, ADA])
    expect(await opens(key, hours)).toBe('link_too_old')
  }
  const [id, , mac] = newest.split('.')
  for (const moment of [Date.now().toString(36), '', 'zzzzzzzzzzzzzzz', '-1', '1e3'])
    expect(await opens(`${id}.${moment}.${mac}`, 0)).toBe('link_too_old')
  for (const wrong of [
    '',
    'x',
    'a.b',
    `${newest}x`,
    newest.replace(/.$/, 'A'),
    '.'.repeat(40),
    'é'.repeat(30),
  ]) {
    if (wrong !== newest) await expect(openData(city, wrong)).rejects.toMatchObject({ code: 'link_too_old' })
  }
  await ask(new Date(now + 25 * HOUR))
  await react()
  expect(await keys()).toHaveLength(4)
  expect(await sweepDataLinks(city.db, new Date(now + 24 * HOUR))).toBe(0)
  expect(await sweepDataLinks(city.db, new Date(now + 50 * HOUR))).toBe(1)
  for (const key of await keys()) expect(await opens(key, 26)).toBe('link_too_old')
})

test('all of it is removed, nothing of it is left anywhere, and nothing of anybody else’s is gone', async () => {
  const { city, react, ask, keys, first, other } = await aTown()
  const agent = await city.staff('agent')
  await city.act(agent, (act) => addNote(act, first.id, { body: 'On our way.', public: true }))
  await ask()
  await react()
  const { address } = await openData(city, (await keys())[0]!)

  const removed = await removeByAddress(city, PERSON, address)

  expect(removed.numbers).toHaveLength(2)
  expect(await whereStands(city.pool, ADA)).toEqual([])
  expect(await whereStands(city.pool, 'Ada@Mail')).toEqual([])
  expect((await findPublic(city, Number(other.number)))?.request.description).toBe('Mine.')
  expect((await summaryOf(city, 'bo@mail.example')).requests).toHaveLength(1)
  expect(await removeByAddress(city, PERSON, address)).toEqual({ numbers: [], follows: 0 })
})

test('staff remove for whoever wrote a letter: with a reason that stays, and who it was', async () => {
  const { city, first, other } = await aTown()
  const boss = await city.staff('supervisor')
  const own = { id: other.id, number: Number(other.number) }

  await removeAddressAtDesk(city, boss, 'ADA@mail.example', 'Letter of 3 May')
  await removeRequestAtDesk(city, boss, own, 'At the counter')

  expect(await whereStands(city.pool, ADA)).toEqual([])
  const [counter, letter] = await listRemovals(city.db, 10)
  expect(counter).toMatchObject({ askedFor: 'request', numbers: [other.number], reason: 'At the counter' })
  expect(letter).toMatchObject({
    askedFor: 'address',
    follows: 1,
    reason: 'Letter of 3 May',
    actorLabel: boss.label,
  })
  expect(letter?.numbers).toHaveLength(2)
  const line = await city.db
    .selectFrom('activity')
    .select(['body', 'public', 'actor_label'])
    .where('request_id', '=', first.id)
    .where('kind', '=', 'removed')
    .executeTakeFirstOrThrow()
  expect(line).toEqual({ body: 'Letter of 3 May', public: false, actor_label: boss.label })
})

test('who decides for one department removes its requests, and of an address nothing', async () => {
  const { city, first, second } = await aTown()
  const streets = await city.staff('customer_service_officer', 'streets')
  const about = ({ id, number }: typeof first) => ({ id, number: Number(number) })

  await expect(removeAddressAtDesk(city, streets, ADA, 'Letter')).rejects.toMatchObject({ code: 'forbidden' })
  await expect(removeRequestAtDesk(city, streets, about(second), 'Letter')).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(removeRequestAtDesk(city, streets, about(first), ' ')).rejects.toMatchObject({
    code: 'reason_needed',
  })
  expect((await summaryOf(city, ADA)).requests).toHaveLength(2)
  await removeRequestAtDesk(city, streets, about(first), 'Letter')
  expect((await summaryOf(city, ADA)).requests).toHaveLength(1)
  expect(await listRemovals(city.db, 10)).toHaveLength(1)
})
