import { expect, test } from 'vitest'
import { newDraftId } from '../../../modules/drafts/index.ts'
import { storePhoto } from '../../../modules/media/index.ts'
import { drawing } from '../../../modules/media/sample-photos.ts'
import { aVisitor, wordsOf } from '../../../testing/visitor.ts'

const aKept = (more: Record<string, string | string[]> = {}) => ({
  draft: newDraftId(),
  service: '101',
  address: '150 Broad St',
  'a.11': 'large',
  description: 'Deep.',
  ...more,
})

test('a report that was kept on a phone is sent whole, with the photos that went before, and only once', async () => {
  const { post, get, city } = await aVisitor()
  const kept = aKept({ email: 'ada@example.com', wantsMail: 'yes' })
  await storePhoto(city.db, city.photos, await drawing().jpeg().toBuffer(), { draftKey: kept.draft })

  const first = await post('/en/report/kept', kept)
  const again = await post('/en/report/kept', kept)

  expect(first.statusCode).toBe(200)
  expect(again.json()).toEqual(first.json())
  const rows = await city.db.selectFrom('service_request').selectAll().execute()
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ answers: { '11': 'large' }, description: 'Deep.', channel: 'web' })
  expect(rows[0]?.zipcode).toBe('19999')
  const { url } = first.json<{ url: string }>()
  const page = await get(url)
  expect(wordsOf(page)).toContain('Deep.')
  expect(page.body).toMatch(/photos\/[\da-f-]{36}/)
})

test('also after the draft was forgotten the same report gets the same number', async () => {
  const { post, city } = await aVisitor()
  const kept = aKept()
  const first = await post('/en/report/kept', kept)
  await city.db.deleteFrom('report_draft').execute()

  expect((await post('/en/report/kept', kept)).json()).toEqual(first.json())
})

test('what the draft on the server holds counts where the phone says nothing', async () => {
  const { post, city } = await aVisitor()
  const { headers } = await post('/en/report/where', { draft: '', service: '101', address: '150 Broad St' })
  const draft = new URL(String(headers.location), 'http://x').searchParams.get('draft') ?? ''

  const { statusCode } = await post('/en/report/kept', { draft, 'a.11': 'small', description: 'Go on.' })

  expect(statusCode).toBe(200)
  const row = await city.db.selectFrom('service_request').selectAll().executeTakeFirstOrThrow()
  expect(row).toMatchObject({ address: expect.stringContaining('Broad St'), description: 'Go on.' })
})

test('words that are no address we know go as they are, for people to find', async () => {
  const { post, city } = await aVisitor()

  const { statusCode } = await post('/en/report/kept', aKept({ address: 'behind the old mill' }))

  expect(statusCode).toBe(200)
  const row = await city.db.selectFrom('service_request').selectAll().executeTakeFirstOrThrow()
  expect(row).toMatchObject({ address: 'behind the old mill', zipcode: null })
})

test.each([
  ['a point outside the city', { address: '', lat: '10', lon: '10' }, 'outside_city', 'address'],
  ['no place', { address: '' }, 'report_incomplete', 'address'],
  ['no answer', { 'a.11': '' }, 'report_incomplete', 'a.11'],
  ['an address that is none', { email: 'ada at home' }, 'report_incomplete', 'email'],
  ['a service of last year', { service: '199' }, 'service_retired', 'service'],
  ['a service that never was', { service: 'x' }, 'no_such_service', 'service'],
  ['no draft', { draft: 'x' }, 'report_unclear', undefined],
])('a kept report with %s is refused, and it is said where', async (_, more, error, field) => {
  const { post, city } = await aVisitor()

  const answer = await post('/es/report/kept', aKept(more as Record<string, string>))

  expect([400, 404]).toContain(answer.statusCode)
  const said = answer.json<{ error: string; message: string; fields: Record<string, string> }>()
  expect(said.error).toBe(error)
  expect(Object.keys(said.fields)).toEqual(field ? [field] : [])
  expect(await city.db.selectFrom('service_request').selectAll().execute()).toEqual([])
})
