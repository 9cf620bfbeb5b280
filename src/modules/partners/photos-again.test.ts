/** Photos that a partner's update names and that could not be had at once. */
import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { type Arrived, aPartnerServer, type Given } from '../../testing/partner-server.ts'
import { aPartnership } from '../../testing/partnership.ts'
import { drawing } from '../media/sample-photos.ts'
import { perform } from '../../kernel/act.ts'
import { findPublic, type RequestId } from '../requests/index.ts'
import { forgetDeliveries } from './forget.ts'
import { fetchNext } from './fetch-again.ts'
import { MOST_TRIES, REST } from './rules.ts'
import { callOffPhoto, listStoppedPhotos, retryPhoto } from './stopped-photos.ts'
import { resendAll } from './resend.ts'

/** A partner with one update, whose photos `given` answers. */
async function aPartnerWithPhotos(body: string, paths: readonly string[], updateId = 'U-1') {
  const picture = await drawing().jpeg().toBuffer()
  const there = new Set<string>()
  const says = { body, breaks: false, waits: undefined as Promise<void> | undefined }
  const server = await aPartnerServer(async (call: Arrived, raw): Promise<Given | undefined> => {
    if (call.method === 'POST') {
      return {
        body: call.path.startsWith('/requests') ? [{ service_request_id: 'W-1' }] : [{ update_id: 'U' }],
      }
    }
    if (call.path === '/servicerequestupdates.json') {
      const media_url = paths.map((path) => (path.startsWith('/') ? `${server.url}${path}` : path))
      return {
        body: [
          {
            update_id: updateId,
            service_request_id: 'W-1',
            status: 'OPEN',
            description: says.body,
            media_url,
          },
        ],
      }
    }
    if (says.breaks) return undefined
    if (!there.has(call.path)) return { status: 503, body: 'later' }
    const { waits } = says
    says.waits = undefined
    await waits
    raw.writeHead(200, { 'content-type': 'image/jpeg' }).end(picture)
    return undefined
  })
  const partnership = await aPartnership(server.url)
  const { city, ground, settles, later } = partnership
  const { id, number } = await city.request()
  await settles()
  await later()
  const asked = (path: string) => server.calls.filter((call) => call.path === path).length
  const lines = async () =>
    (await findPublic(city, Number(number)))?.activities
      .filter(({ by }) => by === 'partner')
      .map((line) => [line.body, line.photoIds.length])
  const due = () =>
    city.db
      .updateTable('partner_photo')
      .set({ next_attempt_at: new Date(0) })
      .execute()
  /** Everything that waits is due, and tried once. */
  const tries = async () => {
    await due()
    const waiting = await city.db
      .selectFrom('partner_photo')
      .select('id')
      .where('state', '=', 'waiting')
      .execute()
    for (const _ of waiting) await fetchNext(ground)
  }
  return { ...partnership, id: id as RequestId, number, there, says, asked, lines, due, tries }
}

test('a photo that is not there yet is fetched later, once, and becomes part of the line it came with', async () => {
  const { later, there, asked, lines, tries, city, number } = await aPartnerWithPhotos('New lamp.', [
    '/lamp.jpg',
  ])
  expect(await lines()).toEqual([['New lamp.', 0]])
  await later() // heard again: no news, and no try before its time
  expect(asked('/lamp.jpg')).toBe(1)

  there.add('/lamp.jpg')
  await tries()
  await tries()
  await later()

  expect(await lines()).toEqual([['New lamp.', 1]])
  expect(asked('/lamp.jpg')).toBe(2)
  expect((await findPublic(city, Number(number)))?.request.photoId).toBeTruthy()
  expect(await city.db.selectFrom('partner_photo').select('id').execute()).toEqual([])
})

test('an update of nothing but photos is heard with the first that is here', async () => {
  const { there, lines, tries } = await aPartnerWithPhotos('', ['/one.jpg', '/two.jpg'])
  expect(await lines()).toEqual([])
  there.add('/two.jpg')
  await tries()
  expect(await lines()).toEqual([['', 1]])
  there.add('/one.jpg')
  await tries()
  expect(await lines()).toEqual([['', 2]])
})

test('after a day of tries it is stuck, with its cause, until somebody tries it again or leaves it', async () => {
  const { city, there, lines, tries, partner } = await aPartnerWithPhotos('New lamp.', ['/a.jpg', '/b.jpg'])
  for (let turn = 1; turn < MOST_TRIES; turn += 1) await tries()

  const stuck = await listStoppedPhotos(city.db, 9)
  expect(stuck).toMatchObject([
    { state: 'stuck', attempts: MOST_TRIES, words: 'HTTP 503' },
    { state: 'stuck', attempts: MOST_TRIES, words: 'HTTP 503' },
  ])
  const admin = await city.staff('administrator')
  const nobody = await city.staff('agent')
  await expect(city.act(nobody, (act) => retryPhoto(act, stuck[0]!.id))).rejects.toMatchObject({
    code: 'forbidden',
  })
  await city.act(admin, (act) => callOffPhoto(act, stuck.find(({ url }) => url.endsWith('/b.jpg'))!.id))
  there.add('/a.jpg')
  const { id } = await partner()
  await city.act(admin, (act) => resendAll(act, id))
  await tries()
  expect(await lines()).toEqual([['New lamp.', 1]])
  expect(await listStoppedPhotos(city.db, 9)).toEqual([])
  await expect(city.act(admin, (act) => retryPhoto(act, stuck[0]!.id))).rejects.toMatchObject({
    code: 'no_such_photo',
  })
})

test('what we never fetch is listed at once', async () => {
  const { city } = await aPartnerWithPhotos('New lamp.', ['http://10.0.0.1/x.jpg'])
  expect(await listStoppedPhotos(city.db, 9)).toMatchObject([{ state: 'failed', attempts: 1 }])
})

/** So many signs of three bytes each that cannot be written shorter. */
const signs = (count: number): string =>
  Array.from(randomBytes(count), (byte, at) => String.fromCodePoint(0x4e00 + byte * 64 + (at % 64))).join('')

test.each([
  ['in three bytes a sign', signs(1_900)],
  ['in single bytes', randomBytes(1_500).toString('hex')],
])('an address that is too long, %s, is listed at once and stops nothing', async (_, query) => {
  const { city, lines, later } = await aPartnerWithPhotos('New lamp.', [`/x.jpg?${query}`])
  expect(await lines()).toEqual([['New lamp.', 0]])
  await later()
  const stopped = await listStoppedPhotos(city.db, 9)
  expect(stopped).toMatchObject([{ state: 'failed', words: expect.stringContaining('longer than') }])
  expect(stopped[0]!.url).toMatch(/x\.jpg.*…$/s)
})

test.each([
  ['the longest id and address that we keep', signs(200), `/y.jpg?${randomBytes(970).toString('hex')}`],
  ['signs that a database does not keep', 'U\u0000\u{1F600}'.repeat(90), '/y\u0000.jpg'],
])('%s stop nothing', async (_, updateId, path) => {
  const { lines, later, there, tries } = await aPartnerWithPhotos('New lamp.', [path], updateId)
  expect(await lines()).toEqual([['New lamp.', 0]])
  there.add(path.replace('\u0000', ''))
  there.add('/y.jpg')
  await tries()
  await later()
  expect(await lines()).toEqual([['New lamp.', 1]])
})

test('a photo of a line that staff have hidden meanwhile is hidden too', async () => {
  const { city, there, tries, lines, id } = await aPartnerWithPhotos('New lamp.', ['/lamp.jpg'])
  const line = await city.db
    .selectFrom('activity')
    .select('id')
    .where('request_id', '=', id)
    .where('actor_kind', '=', 'partner')
    .executeTakeFirstOrThrow()
  await city.db
    .insertInto('line_wording')
    .values({ activity_id: line.id, shown: false, held: false, wording: null })
    .execute()
  there.add('/lamp.jpg')
  await tries()
  const photos = await city.db.selectFrom('photo').select('public').where('request_id', '=', id).execute()
  expect(photos).toEqual([{ public: false }])
  expect((await lines())?.flat()).not.toContain('New lamp.')
})

test('a request that is removed takes the addresses of its photos with it', async () => {
  const { city, id, tries, asked } = await aPartnerWithPhotos('New lamp.', ['/lamp.jpg'])
  const admin = await city.staff('administrator')
  await perform(city.db, admin, (act) => forgetDeliveries(act, id))
  await tries()
  expect(await city.db.selectFrom('partner_photo').select('id').execute()).toEqual([])
  expect(asked('/lamp.jpg')).toBe(1)
})

test('two processes that fetch the same photo, since one was slower than its lease, keep one', async () => {
  const { ground, there, says, asked, lines, due } = await aPartnerWithPhotos('New lamp.', ['/lamp.jpg'])
  there.add('/lamp.jpg')
  const { promise, resolve } = Promise.withResolvers<void>()
  says.waits = promise
  await due()
  const slow = fetchNext(ground)
  while (asked('/lamp.jpg') < 2) await new Promise((soon) => setTimeout(soon, 10))

  await due()
  await fetchNext(ground)
  resolve()
  await slow

  expect(asked('/lamp.jpg')).toBe(3)
  expect(await lines()).toEqual([['New lamp.', 1]])
})

test('a partner that is left alone is asked for no photo, and one that does not answer for none of the others', async () => {
  const { city, ground, says, due } = await aPartnerWithPhotos('New lamp.', ['/a.jpg', '/b.jpg'])
  says.breaks = true
  const now = new Date()
  const rest = (until: Date | null) =>
    city.db.updateTable('partner_system').set({ rest_until: until }).execute()
  await due()

  await rest(new Date(now.getTime() + 1_000))
  const alone = await fetchNext(ground, now)
  await rest(null)
  const turns = [await fetchNext(ground, now), await fetchNext(ground, now)]
  const later = await fetchNext(ground, new Date(now.getTime() + REST))

  expect(alone).toBe(false)
  expect(turns).toEqual([true, false])
  expect(later).toBe(true)
})

test('words that follow under the id of a photo that cannot be had are heard', async () => {
  const { says, later, lines } = await aPartnerWithPhotos('', ['http://10.0.0.1/x.jpg'])
  const before = await lines()
  says.body = 'New lamp.'
  await later()
  expect([before, await lines()]).toEqual([[], [['New lamp.', 0]]])
})

test('and with them the photo that waited, once', async () => {
  const { city, says, there, later, tries, lines } = await aPartnerWithPhotos('', ['/a.jpg', '/b.jpg'])
  says.body = 'New lamp.'
  there.add('/a.jpg')
  await later()
  expect(await lines()).toEqual([['New lamp.', 1]])
  await tries()
  expect(await lines()).toEqual([['New lamp.', 1]])
  const waiting = await city.db.selectFrom('partner_photo').select('url').execute()
  expect(waiting).toMatchObject([{ url: expect.stringMatching(/b\.jpg$/) }])
})
