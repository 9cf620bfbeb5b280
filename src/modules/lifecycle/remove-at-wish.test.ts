import fc from 'fast-check'
import { createECDH, randomUUID } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PERSON } from '../../kernel/actor.ts'
import { aPartnerPhoto } from '../../testing/partner-photo.ts'
import { checkedCity } from '../../testing/small-city.ts'
import { aCity, type TestCity } from '../../testing/city.ts'
import { aPost } from '../../testing/post.ts'
import { whereStands } from '../../testing/every-text.ts'
import { askToFollow, confirmFollow, followOnDevice, readWhat, sendDigests } from '../follows/index.ts'
import { storePhoto } from '../media/index.ts'
import { drawing } from '../media/sample-photos.ts'
import { hideWords, letThroughMasked, rewordWords, takeBack } from '../moderation/index.ts'
import { noteOwnReport } from '../notifications/index.ts'
import {
  acceptRequest,
  addAsReporter,
  addNote,
  askReporter,
  closeRequest,
  findPublic,
  indexWords,
  listToCheck,
  mergeRequest,
  relateRequests,
  removedAt,
  reopenRequest,
  type RequestId,
  splitRequest,
  withdrawRequest,
} from '../requests/index.ts'
import { answerSurvey } from '../surveys/index.ts'
import { askForData, removeAtWish } from './index.ts'

const CANARY = 'canary'
const sung = (what: string) => `${CANARY}-${what}`

const secrets = () => ({
  description: sung('description'),
  address: sung('address'),
  answers: { '11': 'large', '12': sung('answer'), unasked: sung('extra') },
  reporter: {
    firstName: sung('first'),
    lastName: sung('last'),
    email: `${CANARY}@mail.example`,
    phone: `555 ${sung('phone')}`,
    accountId: sung('account'),
    deviceId: sung('device'),
  },
  idempotencyKey: sung(randomUUID()),
})

/** A request about which everybody has said something, in the ways that `did` names. */
async function aLivedRequest(city: TestCity, did: readonly Deed[]) {
  const staff = await city.staff('supervisor')
  const { id, number } = await city.request({ serviceCode: '101', ...secrets() })
  for (const deed of did) await DEEDS[deed](city, staff, id).catch(refused)
  return { id, number: Number(number), staff }
}

/** What cannot be done in this order is not done: closed is closed. */
function refused(error: unknown): void {
  if ((error as Error).name !== 'Refusal') throw error
}

type Staff = Awaited<ReturnType<TestCity['staff']>>
type Deed = keyof typeof DEEDS

const photoOf = async (city: TestCity) =>
  (await storePhoto(city.db, city.photos, await drawing().jpeg().toBuffer())).id

const numberOf = async (city: TestCity, id: RequestId): Promise<number> =>
  (
    await city.db
      .selectFrom('service_request')
      .select('number')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).number

const DEEDS = {
  accepts: (city: TestCity, staff: Staff, id: RequestId) => city.act(staff, (act) => acceptRequest(act, id)),
  notes: (city: TestCity, staff: Staff, id: RequestId) =>
    city.act(staff, (act) => addNote(act, id, { body: sung('note'), public: true })),
  asks: (city: TestCity, staff: Staff, id: RequestId) =>
    city.act(staff, (act) => askReporter(act, id, { question: sung('question') })),
  answers: async (city: TestCity, _: Staff, id: RequestId) => {
    const photos = [await photoOf(city)]
    await city.act(PERSON, (act) => addAsReporter(act, id, { body: sung('answer'), photos, public: true }))
  },
  hides: async (city: TestCity, staff: Staff, id: RequestId) => {
    await city.act(staff, (act) =>
      rewordWords(act, id, 'description', { wording: sung('wording'), reason: sung('reason') }),
    )
    await city.act(staff, (act) => hideWords(act, id, 'description', { reason: sung('reason') }))
  },
  splits: async (city: TestCity, staff: Staff, id: RequestId) => {
    const photo = await photoOf(city)
    await city.act(PERSON, (act) => addAsReporter(act, id, { body: '', photos: [photo], public: true }))
    await city.act(staff, (act) =>
      splitRequest(city, act, id, { serviceCode: '102', description: sung('part'), photos: [photo] }),
    )
  },
  merges: async (city: TestCity, staff: Staff, id: RequestId) => {
    const other = await city.request({ serviceCode: '101', answers: { '11': 'large' } })
    const into = await numberOf(city, id)
    await city.act(staff, (act) => mergeRequest(act, other.id, { into, reason: sung('reason') }))
  },
  relates: async (city: TestCity, staff: Staff, id: RequestId) => {
    const to = Number((await city.request()).number)
    await city.act(staff, (act) => relateRequests(act, id, { to, note: sung('relation') }))
  },
  // What the city says at the end it says to all who reported the same: with them it stays.
  closes: (city: TestCity, staff: Staff, id: RequestId) =>
    city.act(staff, (act) => closeRequest(act, id, { resolution: 'completed', note: 'Filled.' })),
  says: async (city: TestCity, _: Staff, id: RequestId) => {
    const thread = (await findPublic(city, await numberOf(city, id), true))!
    const answer = { satisfaction: 1, effort: 2, words: sung('survey'), mayContact: true } as const
    await city.act(PERSON, (act) => answerSurvey(act, thread, answer))
  },
  asksWhatIsHeld: (city: TestCity) =>
    city.act(PERSON, (act) => askForData(act, city, `${CANARY}@mail.example`, 'en')),
  isChecked: (city: TestCity, staff: Staff, id: RequestId) => checkAll(city, staff, id),
  isShownByAPartner: (city: TestCity, _: Staff, id: RequestId) =>
    aPartnerPhoto(city, id, sung('partner-photo')),
  reopens: (city: TestCity, _: Staff, id: RequestId) =>
    city.act(PERSON, (act) => reopenRequest(act, id, { note: sung('not-fixed') })),
  withdraws: (city: TestCity, _: Staff, id: RequestId) =>
    city.act(PERSON, (act) => withdrawRequest(act, id, { note: sung('withdrawn') })),
  followsOnDevice: async (city: TestCity, _: Staff, id: RequestId) => {
    const request = String(await numberOf(city, id))
    const what = readWhat({ request }, city.catalog(), city.places())
    const p256dh = createECDH('prime256v1').generateKeys('base64url')
    const device = { endpoint: `https://push.example/${sung('phone')}`, p256dh, auth: 'A'.repeat(22) }
    await city.act(PERSON, (act) => followOnDevice(act, city, { device, what, language: 'en' }))
    await city.act(PERSON, ({ tx }) => noteOwnReport(tx, id, device.endpoint))
  },
} satisfies Record<string, (city: TestCity, staff: Staff, id: RequestId) => Promise<unknown>>

/** The city in which staff look at everything, after everybody sees it. */
const allChecked = {
  ...checkedCity,
  services: checkedCity.services.map((one) => ({ ...one, moderation: 'after' as const })),
}

/** Whoever decides leaves a word out of all that waits, takes it back, and does it again. */
async function checkAll(city: TestCity, staff: Staff, id: RequestId): Promise<void> {
  const number = String(await numberOf(city, id))
  for (const { line, said, number: of } of await listToCheck(city, staff, 50)) {
    if (of !== number || !said.includes('-')) continue
    const decide = () =>
      city.act(staff, (act) => letThroughMasked(act, city, line, { passages: ['-'], reason: sung('reason') }))
    await decide()
    await city.act(staff, (act) => takeBack(act, line))
    await decide()
  }
}

/** Somebody else who hears of everything around, in a letter a week. */
async function aNeighbourWhoFollows(city: TestCity) {
  const what = readWhat({ lat: '40', lon: '-75.501', metres: '1000' }, city.catalog(), city.places())
  await city.act(PERSON, (act) =>
    askToFollow(act, city, { email: 'bo@home.example', what, frequency: 'daily', language: 'en' }),
  )
  const { rows } = await city.pool.query<{ id: never }>('select id from subscription')
  await city.act(PERSON, (act) => confirmFollow(act, rows[0]!.id))
  await city.pool.query("update subscription set confirmed_at = now() - interval '1 hour'")
}

const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((one) => one.isFile())
        .map(({ name }) => name)
    : []

test('after a removal no column of any table holds a word of it, and no picture is left', async () => {
  const lives = fc.array(fc.constantFrom(...(Object.keys(DEEDS) as Deed[])), { minLength: 3, maxLength: 9 })
  await fc.assert(
    fc.asyncProperty(lives, async (did) => {
      const city = await aCity(allChecked)
      const { post, react } = aPost(city, undefined)
      await aNeighbourWhoFollows(city)
      const { id } = await aLivedRequest(city, did)
      await react()
      await city.act(PERSON, (act) => indexWords(act.tx, [id]))
      await sendDigests(city, post, new Date(Date.now() + 3 * 86_400_000))
      expect(await whereStands(city.pool, CANARY)).toContain('reporter.email')

      await city.act(PERSON, (act) => removeAtWish(act, city, id))
      await react()

      expect(await whereStands(city.pool, CANARY)).toEqual([])
      expect(filesIn(join(city.dataDir, 'photos'))).toEqual([])
    }),
    {
      numRuns: 6,
      endOnFailure: true,
      examples: [
        [['closes', 'says']],
        [['answers', 'answers']],
        [['answers', 'isChecked', 'asksWhatIsHeld']],
        [['splits', 'merges', 'hides', 'notes', 'closes', 'reopens', 'asks', 'answers', 'relates']],
      ],
    },
  )
}, 120_000)

test('a tombstone keeps what is counted, and nothing can be done with it any more', async () => {
  const city = await aCity()
  const { id, number, staff } = await aLivedRequest(city, ['notes', 'closes'])
  const counted = [
    'number',
    'service_id',
    'agency_id',
    'area_ids',
    'status',
    'resolution',
    'channel',
  ] as const
  const times = ['submitted_at', 'due_at', 'closed_at'] as const
  const row = () =>
    city.db
      .selectFrom('service_request')
      .select([...counted, ...times])
      .where('id', '=', id)
      .executeTakeFirst()
  const before = await row()

  await city.act(PERSON, (act) => removeAtWish(act, city, id))
  await city.act(PERSON, (act) => removeAtWish(act, city, id)) // again: nothing

  expect(await row()).toEqual(before)
  expect(await findPublic(city, number)).toBeUndefined()
  expect(await findPublic(city, number, true)).toBeUndefined()
  expect(await removedAt(city.db, number)).toBeInstanceOf(Date)
  const lines = await city.db
    .selectFrom('activity')
    .select(['kind', 'body'])
    .where('request_id', '=', id)
    .execute()
  expect(lines.map(({ kind }) => kind)).toEqual(['submitted', 'note', 'closed', 'removed'])
  await expect(city.act(PERSON, (act) => reopenRequest(act, id, { note: 'x' }))).rejects.toMatchObject({
    code: 'request_removed',
  })
  await expect(
    city.act(staff, (act) => addNote(act, id, { body: 'x', public: false })),
  ).rejects.toMatchObject({ code: 'request_removed' })
})

test('a private request does not show by its removal that it was there', async () => {
  const city = await aCity()
  const { id, number } = await city.request({ serviceCode: '104' })

  await city.act(PERSON, (act) => removeAtWish(act, city, id))

  expect(await removedAt(city.db, Number(number))).toBeUndefined()
  expect(await removedAt(city.db, Number(number), true)).toBeInstanceOf(Date)
})

test('others who reported the same go on: one leads while it is open, each stands alone once it is over', async () => {
  const city = await aCity()
  const open = await aLivedRequest(city, ['merges', 'accepts'])
  const over = await aLivedRequest(city, ['merges', 'closes'])
  const others = () =>
    city.db
      .selectFrom('service_request')
      .select(['status', 'parent_id'])
      .where('removed_at', 'is', null)
      .orderBy('number')
      .execute()

  for (const { id } of [open, over]) await city.act(PERSON, (act) => removeAtWish(act, city, id))

  expect(await others()).toEqual([
    { status: 'open', parent_id: null },
    { status: 'closed', parent_id: null },
  ])
})

test('a line of history is edited by nobody who does not say that it forgets', async () => {
  const city = await aCity()
  const { id } = await city.request()
  const edit = (set: string) => city.pool.query(`update activity set ${set} where request_id = '${id}'`)

  await expect(edit("body = 'x'")).rejects.toThrow('never edited')
  const forget = (set: string) =>
    city.pool.query(
      `begin; set local broadstreet.forgets = 'yes'; update activity set ${set} where request_id = '${id}'; commit`,
    )
  await expect(forget("happened_at = now() - interval '1 day'")).rejects.toThrow('never edited')
  await expect(forget("kind = 'closed'")).rejects.toThrow('never edited')
})
