import sharp from 'sharp'
import { expect, test } from 'vitest'
import { newDraftId } from '../../../modules/drafts/index.ts'
import { closeRequest, findFamily } from '../../../modules/requests/index.ts'
import { checkedCity } from '../../../testing/small-city.ts'
import { aVisitor, type Visitor, wordsOf } from '../../../testing/visitor.ts'

const draftIn = (location: unknown): string =>
  new URL(String(location), 'http://x').searchParams.get('draft') ?? ''

/** A hole that is known, and somebody who has just said where they saw one. */
async function atDetails(visitor: Visitor, address = '150 Broad St') {
  const hole = await visitor.city.request({
    serviceCode: '101',
    answers: { '11': 'large' },
    description: 'As deep as a bucket.',
    reporter: { email: 'first@home.example' },
  })
  const { headers } = await visitor.post('/en/report/where', { draft: '', service: '101', address })
  return { hole, draft: draftIn(headers.location) }
}

test('who reports what is known is asked “is it this one?”, says “me too”, and has a number of their own', async () => {
  const visitor = await aVisitor()
  const { get, upload, city } = visitor
  const { hole, draft } = await atDetails(visitor)

  const details = await get(`/en/report/details?draft=${draft}`)
  expect(wordsOf(details)).toContain('Is it this one?')
  expect(wordsOf(details)).toContain('As deep as a bucket.')
  expect(details.body).toContain(`/en/requests/${hole.number}/me-too?draft=${draft}`)
  expect(details.body).toContain('name="a.11"') // and may go on instead

  const form = await get(`/en/requests/${hole.number}/me-too?draft=${draft}`)
  expect(form.body).not.toContain('first@home.example')
  const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#888' } })
    .jpeg()
    .toBuffer()
  const fields = { draft, description: 'My tyre is gone.', email: 'second@home.example', wantsMail: 'yes' }
  const sent = await upload(`/en/requests/${hole.number}/me-too`, fields, [photo])
  const again = await upload(`/en/requests/${hole.number}/me-too`, fields)

  expect(sent.statusCode).toBe(303)
  expect(again.headers.location).toBe(sent.headers.location)
  const page = await get(String(sent.headers.location))
  expect(wordsOf(page)).toContain(`it is number ${hole.number}`)
  const boss = await city.staff('supervisor')
  const { duplicates } = await findFamily(city, boss, hole.id)
  expect(duplicates).toMatchObject([{ description: 'My tyre is gone.', photoCount: 1 }])
  const [mine] = duplicates
  expect(mine?.number).not.toBe(hole.number)
  const { email } = await city.db
    .selectFrom('reporter')
    .select('email')
    .where('request_id', '=', mine!.id)
    .executeTakeFirstOrThrow()
  expect(email).toBe('second@home.example')
})

test('the public page says how many people reported it, and a duplicate’s where the work is told', async () => {
  const visitor = await aVisitor()
  const { hole } = await atDetails(visitor)
  const mine = await visitor.city.request({ serviceCode: '101', repeats: Number(hole.number) })

  const first = await visitor.get(`/en/requests/${hole.number}`)
  const second = await visitor.get(`/en/requests/${mine.number}`)

  expect(wordsOf(first)).toContain('2 people reported this')
  expect(first.body).toContain(`/en/requests/${hole.number}/me-too`)
  expect(wordsOf(second)).toContain(`handled together with ${hole.number}`)
  expect(second.body).toContain(`/en/requests/${hole.number}/me-too`) // one joins the first, not the second
})

test('what was wrong is said, and nothing typed is lost', async () => {
  const visitor = await aVisitor()
  const { hole, draft } = await atDetails(visitor)
  const url = `/en/requests/${hole.number}/me-too`

  const { headers } = await visitor.upload(url, { draft, description: 'Still here', email: 'nobody' }, [
    new TextEncoder().encode('no photo'),
  ])
  const again = await visitor.get(String(headers.location))

  expect(again.statusCode).toBe(400)
  expect(wordsOf(again)).toContain('JPEG')
  expect(again.body).toContain('Still here')
  expect(again.body).toContain('value="nobody"')
})

test('what was closed meanwhile is not joined: the report goes on with its words', async () => {
  const visitor = await aVisitor()
  const { hole, draft } = await atDetails(visitor)
  const boss = await visitor.city.staff('supervisor')
  await visitor.city.act(boss, (act) =>
    closeRequest(act, hole.id, { resolution: 'completed', note: 'Done.' }),
  )

  const answer = await visitor.upload(`/en/requests/${hole.number}/me-too`, { draft, description: 'Again!' })

  expect(wordsOf(answer)).toContain('This is over already')
  expect(answer.body).toContain(`/en/report/where?draft=${draft}&amp;service=101`)
  expect((await visitor.get(`/en/report/details?draft=${draft}&service=101`)).body).toContain('Again!')
})

test('without a draft one may say “me too” from the public page; of nothing and of private ones one may not', async () => {
  const visitor = await aVisitor()
  const { hole } = await atDetails(visitor)
  const noise = await visitor.city.request({ serviceCode: '104' })

  const sent = await visitor.post(`/en/requests/${hole.number}/me-too`, { draft: newDraftId() })

  expect(sent.headers.location).toMatch(/^\/en\/requests\/\d+\?key=/)
  for (const number of [noise.number, '26999999', 'x']) {
    expect((await visitor.get(`/en/requests/${number}/me-too`)).statusCode).toBe(404)
    expect((await visitor.post(`/en/requests/${number}/me-too`, {})).statusCode).toBe(404)
  }
})

test('one may say “me too” of what waits to be checked: its place is the first one’s, which nobody reads yet', async () => {
  const { city, upload, get } = await aVisitor({ draft: checkedCity })
  const words = 'behind the house of Rufus'
  const { number } = await city.request({ description: 'Rufus!', address: words, point: undefined as never })

  const answer = await upload(`/en/requests/${number}/me-too`, { description: 'Dark.' })

  expect(answer.statusCode).toBe(303)
  expect((await get(String(answer.headers.location))).body).not.toContain('Rufus')
  expect(wordsOf(await get(`/en/requests/${number}`))).toContain('2 people')
})
