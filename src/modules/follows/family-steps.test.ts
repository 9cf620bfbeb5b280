/** Who reported the same hears of each step, once, whatever else they asked to hear. */
import { expect, test } from 'vitest'
import { PERSON } from '../../kernel/actor.ts'
import { aCity } from '../../testing/city.ts'
import { aMailServer } from '../../testing/mail-server.ts'
import { aPost } from '../../testing/post.ts'
import {
  acceptRequest,
  addAsReporter,
  addNote,
  askReporter,
  closeRequest,
  delayRequest,
  holdRequest,
  mergeRequest,
  planRequest,
  reopenRequest,
  stopMail,
  withdrawRequest,
} from '../requests/index.ts'
import { askToFollow, confirmFollow, readWhat } from './index.ts'

const BO = 'bo@home.example'

async function aFamily() {
  const city = await aCity()
  const server = await aMailServer()
  const post = aPost(city, server.url)
  const boss = await city.staff('supervisor')
  const first = await city.request({ reporter: { email: 'ada@home.example' } })
  const second = await city.request({
    reporter: { email: BO },
    repeats: Number(first.number),
    language: 'es',
    address: '7 Elm St',
  })
  await post.react()
  server.letters.length = 0
  async function told() {
    await post.byDay()
    return server.letters.splice(0)
  }
  return { city, boss, first, second, told }
}

type Family = Awaited<ReturnType<typeof aFamily>>

const steps: [string, (family: Family) => Promise<unknown>, RegExp][] = [
  ['taken on', ({ city, boss, first }) => city.act(boss, (act) => acceptRequest(act, first.id)), /Streets/],
  [
    'planned',
    ({ city, boss, first }) => city.act(boss, (act) => planRequest(act, first.id, { on: inDays(3) })),
    /prevista|previsto|planificad|programad/i,
  ],
  [
    'on hold',
    ({ city, boss, first }) =>
      city.act(boss, (act) => holdRequest(act, first.id, { waitsOn: 'materials', note: 'No lamps.' })),
    /No lamps\./,
  ],
  [
    'asked',
    ({ city, boss, first }) =>
      city.act(boss, (act) => askReporter(act, first.id, { question: 'Which lamp?' })),
    /de quien hizo el reporte[\s\S]*Which lamp\?|Which lamp\?[\s\S]*de quien hizo el reporte/,
  ],
  [
    'told something',
    ({ city, boss, first }) =>
      city.act(boss, (act) => addNote(act, first.id, { public: true, body: 'It is on its way.' })),
    /It is on its way\./,
  ],
  [
    'delayed',
    ({ city, boss, first }) =>
      city.act(boss, (act) =>
        delayRequest(act, first.id, { until: inDays(40), reason: 'weather', note: 'Snow.' }),
      ),
    /Snow\./,
  ],
]

test.each(steps)('%s: both hear of it, once, each with their own number', async (_, step, words) => {
  const family = await aFamily()
  const { first, second, told } = family

  await step(family)
  const letters = [...(await told()), ...(await told())]

  expect(letters.map(({ to }) => to[0]).sort()).toEqual(['ada@home.example', BO])
  const theirs = letters.find(({ to }) => to.includes(BO))!
  expect(theirs.subject).toContain(second.number)
  expect(theirs.text).toMatch(words)
  expect(theirs.text).toContain(`Usted nos avisó de lo mismo que el número ${first.number}`)
  expect(theirs.text).toContain('7 Elm St')
  expect(theirs.text).toMatch(new RegExp(`/es/requests/${second.number}\\?`))
})

test('who gets texts and no letters is texted a delay, once, with the link of their own number', async () => {
  const { city, boss, first, told } = await aFamily()
  const cy = { reporter: { phone: '+12155550199', wantsTexts: true }, repeats: Number(first.number) }
  const third = await city.request(cy)
  await city.request(cy)
  await told()
  const delay = { until: inDays(40), reason: 'weather', note: 'Snow.' } as const

  await city.act(boss, (act) => delayRequest(act, first.id, delay))
  await told()
  await told()

  const { rows } = await city.pool.query<{ text: string; request_id: string }>(
    "select text, request_id from message where channel = 'sms' and template = 'delayed'",
  )
  expect(rows).toMatchObject([{ request_id: third.id }])
  expect(rows[0]!.text).toContain(`/requests/${third.number}?key=`)
})

test('who follows it besides is not told twice: of a step, of the end, or of “not fixed”', async () => {
  const { city, boss, first, second, told } = await aFamily()
  const what = readWhat({ request: first.number }, city.catalog(), city.places())
  const asked = { email: 'BO@home.example', what, frequency: 'at_once', language: 'en' } as const
  await city.act(PERSON, (act) => askToFollow(act, city, asked))
  const { rows } = await city.pool.query<{ id: never }>('select id from subscription')
  await city.act(PERSON, (act) => confirmFollow(act, rows[0]!.id))
  await city.pool.query("update subscription set confirmed_at = now() - interval '1 hour'")
  await told()

  const toBo = async () => (await told()).filter(({ to }) => to[0]!.toLowerCase() === BO)
  await city.act(boss, (act) => acceptRequest(act, first.id))
  const accepted = await toBo()
  await city.act(boss, (act) => closeRequest(act, first.id, { resolution: 'completed', note: 'Shines.' }))
  const closed = await toBo()
  await city.act(PERSON, (act) => reopenRequest(act, first.id, { note: 'Dark.' }))
  const reopened = await toBo()
  await city.act(PERSON, (act) => withdrawRequest(act, second.id, { note: '' }))
  await toBo()
  await city.act(boss, (act) => addNote(act, first.id, { public: true, body: 'Ordered.' }))
  const alone = await toBo()

  expect([accepted, closed, reopened].map((some) => some.map(({ subject }) => subject))).toEqual(
    [accepted, closed, reopened].map(() => [expect.stringContaining(second.number)]),
  )
  // Withdrawn, theirs hears nothing more; what they follow they still hear of.
  expect(alone.map(({ subject }) => subject)).toEqual([expect.stringContaining(first.number)])
})

test('nobody hears of what is internal, of a reporter’s own words, or after saying no more letters', async () => {
  const { city, boss, first, second, told } = await aFamily()
  await city.act(boss, (act) => addNote(act, first.id, { public: false, body: 'He drinks.' }))
  await city.act(PERSON, (act) => addAsReporter(act, first.id, { public: true, body: 'By the church.' }))
  const quiet = await told()
  await city.act(PERSON, (act) => stopMail(act, second.id))
  await city.act(boss, (act) => acceptRequest(act, first.id))
  const stopped = await told()

  expect(quiet).toEqual([])
  expect(stopped.map(({ to }) => to[0])).toEqual(['ada@home.example'])
})

test('of private ones and of what was before they came nobody is told; who reported both is told once', async () => {
  const { city, boss, first, second, told } = await aFamily()
  await city.act(boss, (act) => addNote(act, first.id, { public: true, body: 'My number is 215-555-0134.' }))
  const late = await city.request({ reporter: { email: 'late@home.example' } })
  await city.act(boss, (act) => mergeRequest(act, late.id, { into: Number(first.number), reason: 'Same.' }))
  const own = await city.request({ reporter: { email: 'Ada@home.example' }, repeats: Number(first.number) })
  const before = (await told()).filter(({ subject }) => !/received|reported before|recib/.test(subject))

  await city.act(boss, (act) => acceptRequest(act, first.id))
  const after = await told()
  await city.pool.query("update service_request set visibility = 'private'")
  await city.act(boss, (act) => addNote(act, first.id, { public: true, body: 'Secret.' }))
  const hidden = await told()

  expect(before.map(({ to }) => to[0])).toEqual(['ada@home.example', BO])
  expect(before.find(({ to }) => to.includes(BO))!.text).not.toContain('555-0134') // masked, as the public reads it
  expect(after.map(({ to }) => to[0]).sort()).toEqual(['ada@home.example', BO, 'late@home.example'])
  expect(after.map(({ subject }) => subject).join()).not.toContain(own.number)
  expect(hidden.map(({ to }) => to[0])).toEqual(['ada@home.example'])
  expect(second.number).not.toBe(late.number)
})

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}
