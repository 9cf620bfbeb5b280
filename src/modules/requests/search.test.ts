import { expect, test } from 'vitest'
import { PERSON } from '../../kernel/actor.ts'
import { aCity, type TestCity } from '../../testing/city.ts'
import { checkedCity } from '../../testing/small-city.ts'
import { addAsReporter, addNote, indexWords, listPublic, searchRequests, setWording } from './index.ts'

test.each([
  ['Hindi', 'सड़क पर गड्ढा है', 'गड्ढा'],
  ['Bengali', 'রাস্তায় বড় গর্ত', 'গর্ত'],
  ['Arabic with its vowels', 'حُفْرَة في الشارع', 'حُفْرَة'],
  ['French as a Mac writes it', 'la lumie\u0300re est casse\u0301e', 'lumie\u0300re'],
  ['French written on a Mac, asked from a telephone', 'la lumie\u0300re est casse\u0301e', 'lumi\u00e8re'],
  ['French written on a telephone, asked from a Mac', 'la lumi\u00e8re est cass\u00e9e', 'casse\u0301e'],
  ['Persian', 'چراغ خیابان نمی‌سوزد', 'نمی‌سوزد'],
  ['Vietnamese', 'đèn đường hỏng', 'đường'],
])('a word of %s is found whole', async (_, description, typed) => {
  const city = await aCity()
  const { id, number } = await city.request({ description })
  await city.db.transaction().execute((tx) => indexWords(tx, [id]))

  const found = await searchRequests(city, {
    text: typed,
    contactsOf: [],
    filter: { privateOf: 'everywhere' },
    limit: 5,
  })

  expect(found.map((row) => row.number)).toEqual([number])
})

test('the public finds by words wherever they stand, and not by what only the desk says', async () => {
  const city = await aCity()
  const agent = await city.staff('agent')
  const { id, number } = await city.request({ description: 'The lantern hums', address: '150 Broad St' })
  await city.act(agent, (act) => addNote(act, id, { body: 'Caller was rude.', public: false }))
  await city.db.transaction().execute((tx) => indexWords(tx, [id]))
  const find = async (words: string) => (await listPublic(city, { words, limit: 5 })).map((one) => one.number)

  expect(await find('broad lantern')).toEqual([number])
  expect(await find('hums  THE')).toEqual([number])
  expect(await find('lantern rude')).toEqual([])
  expect(await find('lan%rn')).toEqual([])
})

test('what is masked for somebody cannot be found out by searching for it', async () => {
  const city = await aCity()
  const agent = await city.staff('agent')
  const mine = await city.request({
    description: 'Call me at 6175550123, the lantern hums',
    address: '150 Broad St',
  })
  const other = await city.request({ description: 'The lantern on the corner of 617 Elm hums' })
  await city.act(agent, (act) =>
    addNote(act, mine.id, { body: 'Wants an answer at ada.lovelace@example.com', public: false }),
  )
  await city.db.transaction().execute((tx) => indexWords(tx, [mine.id, other.id]))
  const find = async (text: string, contactsOf: 'everywhere' | string[]) =>
    (await searchRequests(city, { text, contactsOf, filter: { privateOf: 'everywhere' }, limit: 5 })).map(
      ({ number }) => number,
    )
  const { agencyCode } = (
    await searchRequests(city, {
      text: 'lantern',
      contactsOf: 'everywhere',
      filter: { privateOf: 'everywhere' },
      limit: 1,
    })
  )[0]!

  for (const hidden of ['6175550123', '6175', 'lantern 617555', 'ada']) {
    expect(await find(hidden, []), hidden).toEqual([])
    expect(await find(hidden, 'everywhere'), hidden).toEqual([mine.number])
    expect(await find(hidden, [agencyCode]), hidden).toEqual([mine.number])
  }
  expect(await find('617', 'everywhere')).toEqual([other.number, mine.number])
  expect(await find('617', [])).toEqual([other.number])
  expect(await find('lantern hums', [])).toEqual([other.number, mine.number])
  expect(await find('150 broad wants', [])).toEqual([mine.number])
})

const findWithout = async (city: TestCity, text: string, limit = 5) =>
  (await searchRequests(city, { text, contactsOf: [], filter: { privateOf: 'everywhere' }, limit })).map(
    ({ number }) => number,
  )

test('an address that says a telephone number, and words that a moderator hid or worded anew, are not found by asking', async () => {
  const city = await aCity()
  const boss = await city.staff('supervisor')
  const one = await city.request({ description: 'The lantern hums loudly', address: 'call 617-555-0100' })
  const two = await city.request({ description: 'My neighbor Zebedee broke the lantern' })
  const because = { reason: 'Names somebody.' }
  const say = (body: string) =>
    city.act(boss, (act) => addNote(act, one.id, { body, public: true })).then(() => newestLine(city))
  const [hidden, changed] = [await say('Methuselah was seen'), await say('Nebuchadnezzar was seen')]
  await city.act(boss, (act) =>
    setWording(act, two.id, 'description', { shown: false, wording: null, ...because }),
  )
  await city.act(boss, (act) =>
    setWording(act, one.id, { line: hidden }, { shown: false, wording: null, ...because }),
  )
  await city.act(boss, (act) =>
    setWording(act, one.id, { line: changed }, { shown: true, wording: 'Somebody was seen', ...because }),
  )
  await city.db.transaction().execute((tx) => indexWords(tx, [one.id, two.id]))

  for (const kept of ['0100', '617', 'zebedee', 'methuselah', 'nebuchadnezzar'])
    expect(await findWithout(city, kept), kept).toEqual([])
  expect(await findWithout(city, 'lantern loudly seen')).toEqual([one.number])
})

test('words that wait to be checked are found by whoever has to do the work meanwhile', async () => {
  const city = await aCity(checkedCity)
  const { id, number } = await city.request({ serviceCode: '102', description: 'The lantern hums' })
  await city.act(PERSON, (act) => addAsReporter(act, id, { body: 'It flickers too', public: true }))
  await city.db.transaction().execute((tx) => indexWords(tx, [id]))

  expect(await findWithout(city, 'lantern flickers')).toEqual([number])
})

test('what is masked in the newest does not hide what can be read in older ones', async () => {
  const city = await aCity()
  const older = await city.request({ description: 'The lantern on the corner of 617 Elm hums' })
  const ids = [older.id]
  for (let at = 0; at < 120; at += 1)
    ids.push((await city.request({ description: `Call me at 617-555-0${100 + at}, it hums` })).id)
  await city.db.transaction().execute((tx) => indexWords(tx, ids))

  expect(await findWithout(city, '617 hums', 2)).toEqual([older.number])
  expect(await findWithout(city, 'hums', 2)).toHaveLength(2)
})

async function newestLine({ db }: TestCity): Promise<number> {
  const { id } = await db.selectFrom('activity').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
  return id
}

test('a request about which very much was said does not hold up the news of all others', async () => {
  const city = await aCity()
  const { id } = await city.request()
  const words = (seed: number) =>
    Array.from({ length: 800 }, (_, at) => (seed * 1000 + at).toString(36).padStart(9, 'q')).join(' ')
  for (let at = 0; at < 170; at += 1)
    await city.act(PERSON, (act) => addAsReporter(act, id, { body: words(at), public: true }))

  await city.db.transaction().execute((tx) => indexWords(tx, [id]))

  const found = await city.db.selectFrom('request_words').select('number').execute()
  expect(found).toHaveLength(1)
})
