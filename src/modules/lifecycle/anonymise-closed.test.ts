import { expect, test } from 'vitest'
import { PERSON, PROGRAM } from '../../kernel/actor.ts'
import { aCity, type TestCity } from '../../testing/city.ts'
import { whereStands } from '../../testing/every-text.ts'
import { aPost } from '../../testing/post.ts'
import { smallCity } from '../../testing/small-city.ts'
import { addAsReporter, closeRequest, findPublic, indexWords, reopenRequest } from '../requests/index.ts'
import { anonymiseClosed } from './index.ts'

const DAY = 86_400_000
const SUBMITTED = new Date(Date.now() - 7_200_000)
const CLOSED = new Date(Date.now() - 3_600_000)
const at = (days: number) => new Date(CLOSED.getTime() + days * DAY)

const aCityThatForgets = (anonymiseAfterDays?: number) =>
  aCity({
    ...smallCity,
    jurisdiction: {
      ...smallCity.jurisdiction,
      ...(anonymiseAfterDays === undefined ? {} : { privacy: { anonymiseAfterDays } }),
    },
  })

const ADA = { firstName: 'Canary', email: 'canary@mail.example', phone: '215-555-0173', wantsMail: true }

/** Closed, with contacts in every place that has some. */
async function aClosedRequest(city: TestCity) {
  const request = await city.request(
    {
      serviceCode: '101',
      description: 'A hole. Call me: canary@mail.example.',
      answers: { '11': 'large', '12': 'ask canary@mail.example', unasked: 'canary' },
      reporter: ADA,
      idempotencyKey: 'canary-key',
    },
    SUBMITTED,
  )
  const words = { body: 'Write to canary@mail.example', public: true }
  await city.act(PERSON, (act) => addAsReporter(act, request.id, words), SUBMITTED)
  const closure = { resolution: 'completed', note: 'We wrote to canary@mail.example.' } as const
  await city.act(PROGRAM, (act) => closeRequest(act, request.id, closure), CLOSED)
  await aPost(city, undefined).react()
  await city.act(PROGRAM, (act) => indexWords(act.tx, [request.id]))
  return request
}

test('contacts are gone a set time after the end, not a day before; the rest stays', async () => {
  const city = await aCityThatForgets(365)
  const { number } = await aClosedRequest(city)
  const before = await findPublic(city, Number(number))

  expect(await anonymiseClosed(city, at(364.9))).toBe(0)
  expect(await whereStands(city.pool, 'canary')).toEqual(
    expect.arrayContaining(['reporter.email', 'message.recipient', 'submission.key', 'request_words.words']),
  )
  expect(await anonymiseClosed(city, at(365.1))).toBe(1)

  expect(await whereStands(city.pool, 'canary')).toEqual([])
  expect(await anonymiseClosed(city, at(366))).toBe(0) // idempotent
  expect(await findPublic(city, Number(number))).toEqual(before) // the public read it masked before
})

test('what is open, and a city that says nothing, keep what they have', async () => {
  const silent = await aCityThatForgets()
  await aClosedRequest(silent)
  const city = await aCityThatForgets(365)
  await city.request({ reporter: ADA }, SUBMITTED)

  expect(await anonymiseClosed(silent, at(9_000))).toBe(0)
  expect(await anonymiseClosed(city, at(9_000))).toBe(0)
  expect(await whereStands(city.pool, 'canary')).toContain('reporter.email')
})

test('one that was opened again and ended again is due again', async () => {
  const city = await aCityThatForgets(30)
  const { id } = await aClosedRequest(city)
  expect(await anonymiseClosed(city, at(31))).toBe(1)
  await city.act(PROGRAM, (act) => reopenRequest(act, id, { note: 'canary@mail.example' }), at(40))
  await city.act(PROGRAM, (act) => closeRequest(act, id, { resolution: 'completed', note: 'Done.' }), at(50))

  expect(await anonymiseClosed(city, at(79))).toBe(0)
  expect(await anonymiseClosed(city, at(81))).toBe(1)
  await city.act(PROGRAM, (act) => indexWords(act.tx, [id]))
  expect(await whereStands(city.pool, 'canary')).toEqual([])
})

test('more than a chunk is done in one run, whoever runs beside it', async () => {
  const city = await aCityThatForgets(30)
  const ids = await Promise.all(Array.from({ length: 230 }, () => city.request({ reporter: ADA }, SUBMITTED)))
  await city.pool.query(
    `update service_request set status = 'closed', resolution = 'completed', closed_at = $1`,
    [CLOSED],
  )

  const [one, other] = await Promise.all([anonymiseClosed(city, at(31)), anonymiseClosed(city, at(31))])

  const left = await anonymiseClosed(city, at(31))
  expect(one + other + left).toBe(ids.length)
  expect(await whereStands(city.pool, 'canary')).toEqual([])
})

test('the daily job asks its index', async () => {
  const city = await aCityThatForgets(30)
  const { rows } = await city.pool
    .query<{ 'QUERY PLAN': string }>(
      `begin; set local enable_seqscan = off; explain select id from service_request where status = 'closed'
     and removed_at is null and (anonymised_at is null or anonymised_at < closed_at)
     and closed_at < now() order by closed_at limit 200; commit` as never,
    )
    .then((all) => (all as never as { rows: { 'QUERY PLAN': string }[] }[])[2]!)

  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('request_to_anonymise')
})
