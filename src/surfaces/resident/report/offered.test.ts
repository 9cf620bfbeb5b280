import { expect, test } from 'vitest'
import { countOffered, reclassifyRequest, type RequestId } from '../../../modules/requests/index.ts'
import { aVisitor, type Visitor } from '../../../testing/visitor.ts'
import { fieldsIn } from '../../../testing/form-fields.ts'

const ADDRESS = { address: '150 Broad St' }
const draftIn = (location: unknown): string =>
  new URL(String(location), 'http://x').searchParams.get('draft') ?? ''

/** Links of the first page to services, by the code of the service. */
async function linksFor({ get }: Visitor, asked: string): Promise<ReadonlyMap<string, string>> {
  const { body } = await get(`/en/report?q=${encodeURIComponent(asked)}`)
  const links = [...body.matchAll(/href="([^"]*\/report\/where[^"]*)"/g)].map(([, link]) =>
    link!.replaceAll('&amp;', '&'),
  )
  // The first of a service is the one that is offered, where it is.
  return new Map(links.toReversed().map((link) => [/service=(\d+)/.exec(link)![1]!, link]))
}

async function report({ get, post, upload }: Visitor, link: string): Promise<void> {
  const form = fieldsIn((await get(link)).body)
  const draft = draftIn((await post('/en/report/where', { ...form, ...ADDRESS })).headers.location)
  const service = String(form.service)
  await upload('/en/report/details', { draft, service, 'a.11': 'large', description: 'Deep.' })
  await post('/en/report/about', { draft, service })
  expect((await post('/en/report', { draft })).statusCode).toBe(303)
}

const LONG_AGO = new Date(0)

test('which of the services that were offered is taken is counted, with others, with none', async () => {
  const visitor = await aVisitor()
  const offered = await linksFor(visitor, 'pothole')
  const browsed = await linksFor(visitor, '')

  await report(visitor, offered.get('101')!)
  await report(visitor, offered.get('101')!)
  await report(visitor, offered.get('102')!)
  await report(visitor, browsed.get('102')!)

  expect(offered.get('101')).toContain('offered=1')
  expect(browsed.get('102')).not.toContain('offered')
  expect(await countOffered(visitor.city.db, LONG_AGO)).toEqual([
    { atDesk: false, place: 1, count: 2, corrected: 0 },
    { atDesk: false, place: 0, count: 1, corrected: 0 },
  ])
})

test('what staff put under another service later is counted as corrected, unless they put it back', async () => {
  const visitor = await aVisitor()
  const { city } = visitor
  const offered = await linksFor(visitor, 'pothole')
  await report(visitor, offered.get('101')!)
  await report(visitor, offered.get('101')!)
  const [one, other] = await city.db.selectFrom('service_request').select('id').execute()
  const boss = await city.staff('supervisor')
  const put = (id: RequestId, serviceCode: string) =>
    city.act(boss, (act) => reclassifyRequest(city, act, id, { serviceCode }))

  await put(one!.id, '102')
  await put(other!.id, '103')
  await put(other!.id, '101')

  expect(await countOffered(city.db, LONG_AGO)).toEqual([{ atDesk: false, place: 1, count: 2, corrected: 1 }])
})

test('whoever goes back and chooses from the list is not counted as having taken the first', async () => {
  const visitor = await aVisitor()
  const { get, post } = visitor
  const form = fieldsIn((await get((await linksFor(visitor, 'pothole')).get('101')!)).body)
  const first = await post('/en/report/where', { ...form, ...ADDRESS })

  await report(visitor, `/en/report/where?draft=${draftIn(first.headers.location)}&service=102`)

  expect(await countOffered(visitor.city.db, LONG_AGO)).toEqual([])
})

test('a place that cannot be is no place', async () => {
  const visitor = await aVisitor()

  for (const offered of ['9', '-1', '1; drop table', '٣', '11'])
    await report(visitor, `/en/report/where?service=102&offered=${encodeURIComponent(offered)}`)

  expect(await countOffered(visitor.city.db, LONG_AGO)).toEqual([])
})
