/** What was held back reaches a partner once it is shown: with the report, or after it, and never twice. */
import type { KyselyPlugin } from 'kysely'
import { expect, test } from 'vitest'
import { PERSON } from '../../kernel/actor.ts'
import { aPartnerServer, takesAll } from '../../testing/partner-server.ts'
import { aPartnership } from '../../testing/partnership.ts'
import { photosNow, somePhotos } from '../../testing/held-photos.ts'
import { checkedCity } from '../../testing/small-city.ts'
import { letThrough, moderatePhoto, showWords, takeBack } from '../moderation/index.ts'
import { addAsReporter, listToCheck } from '../requests/index.ts'
import { tellNext } from './tell.ts'

const WORDS = 'My neighbour Rufus broke it.'
const PLACE = 'behind the house of Rufus'

async function aHeldReport(photos = 0) {
  const server = await aPartnerServer(takesAll)
  const { city, ground, settles, later } = await aPartnership(server.url, {}, {}, checkedCity)
  const boss = await city.staff('supervisor')
  const pictures = await somePhotos(city, photos)
  const { id } = await city.request({ description: WORDS, address: PLACE, photos: pictures })
  const sent = (path: string) =>
    server.calls
      .filter((call) => call.method === 'POST' && call.path.startsWith(path))
      .map(({ form }) => form.get('description') ?? '')
  const decide = async (deed: typeof letThrough, line: number) => {
    await city.act(boss, (act) => deed(act, line))
    await settles()
    await later()
  }
  /** Each update's first words, and how many photos it brings. */
  const brought = () =>
    server.calls
      .filter((call) => call.method === 'POST' && call.path.startsWith('/serv'))
      .map(({ form }) => [form.get('description')?.split('\n')[0], form.getAll('media_url').length])
  const reported = () =>
    server.calls
      .filter(({ path }) => path.startsWith('/requests'))
      .flatMap(({ form }) => form.getAll('media_url'))
  const turn = async (at: number, shown: boolean) => {
    const photo = (await photosNow(city, id))[at]!
    await city.act(boss, (act) => moderatePhoto(act, id, photo, { reason: 'Nobody on it.', shown }))
    await settles()
    await later()
  }
  const says = async () => {
    await city.act(boss, (act) => showWords(act, id, 'description', { reason: 'He agreed.' }))
    await settles()
    await later()
  }
  const waiting = async () => (await listToCheck(city, boss, 10)).map(({ line }) => line)
  return {
    city,
    ground,
    id,
    settles,
    later,
    decide,
    waiting,
    brought,
    reported,
    turn,
    says,
    reports: () => sent('/requests'),
    updates: () => sent('/serv'),
  }
}

test('a report that went out without its words is followed by them, once', async () => {
  const { settles, decide, waiting, reports, updates } = await aHeldReport()
  await settles()
  const [line = 0] = await waiting()
  const before = [reports(), updates()]

  await decide(letThrough, line)
  const shown = updates()
  await decide(takeBack, line)
  await decide(letThrough, line)

  expect(before).toEqual([[expect.not.stringContaining('Rufus')], []])
  expect(shown).toEqual([expect.stringContaining(WORDS)])
  expect(shown[0]).toContain(PLACE)
  expect([reports().length, updates()]).toEqual([1, shown])
})

test('a report that is sent after it was shown carries its words, and they do not follow it', async () => {
  const { city, settles, decide, waiting, reports, updates } = await aHeldReport()
  await city.db
    .updateTable('partner_system')
    .set({ active: true, rest_until: new Date(Date.now() + 60_000) })
    .execute()
  await settles()
  const [line = 0] = await waiting()
  const quiet = reports()

  await decide(letThrough, line)

  expect(quiet).toEqual([])
  expect(reports()).toEqual([expect.stringContaining(WORDS)])
  expect(updates()).toEqual([])
})

test('words added later wait too, and are told once when they are shown', async () => {
  const { city, id, settles, decide, waiting, updates } = await aHeldReport()
  await settles()
  await city.act(PERSON, (act) => addAsReporter(act, id, { body: 'Rufus laughs.', public: true }))
  await settles()
  const held = updates()
  const line = (await waiting()).at(-1)!

  await decide(letThrough, line)
  const shown = updates()
  await decide(takeBack, line)
  await decide(letThrough, line)

  expect(held).toEqual([])
  expect(shown).toEqual(['Rufus laughs.'])
  expect(updates()).toEqual(shown)
})

/** A database whose first answer with a request's lines is given only after `deed` is done. */
const slowly = (deed: () => Promise<void>): KyselyPlugin => {
  let done = false
  return {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      if (!done && 'lines' in ((result.rows[0] as object | undefined) ?? {})) {
        done = true
        await deed()
      }
      return result
    },
  }
}

test('words that are shown in the moment in which they are found held are told none the less', async () => {
  const { city, ground, id, settles, later, waiting, updates } = await aHeldReport()
  await settles()
  await city.act(PERSON, (act) => addAsReporter(act, id, { body: 'Rufus laughs.', public: true }))
  const line = (await waiting()).at(-1)!
  const rest = (until: Date | null) =>
    city.db.updateTable('partner_system').set({ rest_until: until }).execute()
  await rest(new Date(Date.now() + 3_600_000))
  await settles()
  await rest(null)
  const boss = await city.staff('supervisor')
  const shows = slowly(async () => {
    await city.act(boss, (act) => letThrough(act, line))
    await settles()
  })

  await tellNext({ ...ground, city: { ...city, db: city.db.withPlugin(shows) } })
  const between = updates()
  await later()

  expect(between).toEqual([])
  expect(updates()).toEqual(['Rufus laughs.'])
})

const PHOTO = 'A photo that came with this, now that it has been checked.'
const CHECKED = 'What was reported, now that it has been checked:'

test('photos that are shown after the words follow them, each once', async () => {
  const { settles, says, turn, brought } = await aHeldReport(2)
  await settles()

  await says()
  await turn(0, true)
  await turn(1, true)
  await turn(0, false)
  await turn(0, true)

  expect(brought()).toEqual([
    [CHECKED, 0],
    [PHOTO, 1],
    [PHOTO, 1],
  ])
})

test('a photo that is shown before the words is not told with them again', async () => {
  const { settles, says, turn, brought } = await aHeldReport(2)
  await settles()

  await turn(0, true)
  await says()

  expect(brought()).toEqual([
    [PHOTO, 1],
    [CHECKED, 0],
  ])
})

test('the photo with which a report is sent does not follow it; the others do', async () => {
  const { city, settles, later, says, turn, brought, reported } = await aHeldReport(2)
  await city.db
    .updateTable('partner_system')
    .set({ rest_until: new Date(Date.now() + 60_000) })
    .execute()
  await settles()
  const because = { reason: 'Nobody on it.', shown: true }
  const boss = await city.staff('supervisor')
  const request = (await city.pool.query<{ id: never }>('select id from service_request')).rows[0]!
  for (const at of [0, 1]) {
    const photo = (await photosNow(city, request.id))[at]!
    await city.act(boss, (act) => moderatePhoto(act, request.id, photo, because))
  }
  await settles()

  await later()
  await says()
  await turn(0, false)
  await turn(0, true)

  expect(reported()).toHaveLength(1)
  expect(brought()).toEqual([
    [PHOTO, 1],
    [CHECKED, 0],
  ])
})

test('a photo that is hidden again before it is told is told to nobody', async () => {
  const { city, settles, later, turn, brought } = await aHeldReport(1)
  await settles()
  await city.db
    .updateTable('partner_system')
    .set({ active: true, rest_until: new Date(Date.now() + 60_000) })
    .execute()
  const boss = await city.staff('supervisor')
  const id = (await city.pool.query<{ id: never }>('select id from service_request')).rows[0]!.id
  for (const shown of [true, false]) {
    const photo = (await photosNow(city, id))[0]!
    await city.act(boss, (act) => moderatePhoto(act, id, photo, { reason: 'A face.', shown }))
  }

  await settles()
  await later()
  await turn(0, true)

  expect(brought()).toEqual([])
})
