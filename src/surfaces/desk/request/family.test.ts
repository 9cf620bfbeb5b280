import sharp from 'sharp'
import { expect, test } from 'vitest'
import { storePhoto } from '../../../modules/media/index.ts'
import { closeRequest } from '../../../modules/requests/index.ts'
import { aDesk } from '../../../testing/desk.ts'

const wordsOf = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const versionIn = (html: string) => /name="seen" value="(\d+)"/.exec(html)?.[1] ?? ''

async function twoLamps() {
  const { app, city, colleague } = await aDesk()
  const first = await city.request({ description: 'Lamp 7 is dark.' })
  const second = await city.request({ description: 'Lamp 7 dark again.' })
  const sue = await colleague('supervisor')
  const page = async ({ number }: { number: string }) => (await sue.get(`/desk/requests/${number}`)).body
  const move = async (one: { number: string }, name: string, fields: Record<string, string>) =>
    sue.post(`/desk/requests/${one.number}/${name}`, { seen: versionIn(await page(one)), ...fields })
  return { app, city, colleague, first, second, sue, page, move }
}

test('staff see what may be the same with the reason in words, merge it, and undo it', async () => {
  const { first, second, page, move } = await twoLamps()

  const before = wordsOf(await page(second))
  const merged = await move(second, 'merge', { into: first.number, reason: 'Same lamp.' })
  const [child, parent] = [wordsOf(await page(second)), wordsOf(await page(first))]
  const undone = await move(second, 'unmerge', { reason: 'The lamp across the street.' })
  const after = wordsOf(await page(second))

  expect(before).toContain('May be the same')
  expect(before).toMatch(/at the same place, same service, same address, .*within the hour/)
  expect(before).toContain(`It repeats ${first.number}`)
  expect([merged.statusCode, undone.statusCode]).toEqual([303, 303])
  expect(child).toContain('Same lamp.')
  expect(child).not.toContain('May be the same')
  expect(parent).toContain('1 more report of the same')
  expect(after).toContain('The lamp across the street.')
  expect(after).toContain('May be the same')
})

test('the queue shows the work once, with how many asked for it', async () => {
  const { first, second, sue, move } = await twoLamps()
  await move(second, 'merge', { into: first.number, reason: 'Same lamp.' })

  const { body } = await sue.get('/desk/queue')

  expect(body).toContain(`id="r${first.number}"`)
  expect(body).not.toContain(`id="r${second.number}"`)
  expect(wordsOf(body)).toContain('1 more report')
})

test('a part is split off with its photos, and related requests are listed on both', async () => {
  const { city, first, second, page, move, sue } = await twoLamps()
  const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#888' } })
    .jpeg()
    .toBuffer()
  const { id: photo } = await storePhoto(city.db, city.photos, picture)
  const both = await city.request({ description: 'Lamp dark, and water.', photos: [photo] })

  const split = await move(both, 'split', { service: '103', description: 'Water.', photos: photo })
  await move(both, 'relate', { to: first.number })
  const whole = await page(both)

  expect(split.statusCode).toBe(303)
  expect(wordsOf(whole)).toContain('Parts split off')
  const number = String(Number(both.number) + 1)
  const part = await page({ number })
  expect(wordsOf(part)).toContain('Part of')
  const copy = new RegExp(`/desk/requests/${number}/photos/([\\w-]+)\\?small`).exec(part)?.[1]
  expect(copy).not.toBe(photo)
  expect((await sue.get(`/desk/requests/${number}/photos/${copy}`)).headers['content-type']).toBe(
    'image/jpeg',
  )
  expect(wordsOf(await page(first))).toContain('Not related')
  expect((await move({ number }, 'split', { service: '102', description: 'More.' })).statusCode).toBe(409)
  expect((await move(both, 'unrelate', { to: first.number })).statusCode).toBe(303)
  expect(wordsOf(await page(second))).not.toContain('Not related')
})

test('what is refused is said, the reason typed stays, and who may not merge is offered nothing', async () => {
  const { city, colleague, first, second, page, move, sue } = await twoLamps()
  const reader = await colleague('analyst')
  await city.act(await city.staff('supervisor'), (act) =>
    closeRequest(act, first.id, { resolution: 'completed', note: 'Shines.' }),
  )

  const refused = await move(second, 'merge', { into: first.number, reason: 'A long explanation.' })
  const nowhere = await move(second, 'merge', { into: 'lamp', reason: 'x' })
  const silent = await move(second, 'merge', { into: first.number, reason: '' })
  const seen = versionIn(await page(second))
  const forbidden = await reader.post(`/desk/requests/${second.number}/merge`, {
    seen,
    into: first.number,
    reason: 'x',
  })

  expect(refused.statusCode).toBe(409)
  expect(refused.body).toContain('A long explanation.')
  expect(nowhere.statusCode).toBe(404)
  expect(silent.statusCode).toBe(400)
  expect(forbidden.statusCode).toBe(403)
  expect((await reader.get(`/desk/requests/${second.number}`)).body).not.toContain('/merge"')
  expect((await sue.get(`/desk/requests/${second.number}`)).statusCode).toBe(200)
})

test('a crafted form that names no photo, or sends no texts, is refused and not an error', async () => {
  const { first, app, sue, move } = await twoLamps()

  const split = await move(first, 'split', { service: '103', description: 'A leak.', photos: 'none' })
  const answers = await Promise.all(
    [{ into: [1], reason: [{}], seen: [1] }, { into: {}, reason: 7, seen: null }, [], [[]]].map((payload) =>
      app.inject({
        method: 'POST',
        url: `/desk/requests/${first.number}/merge`,
        headers: { cookie: sue.cookie, origin: 'http://localhost', host: 'localhost' },
        payload,
      }),
    ),
  )

  expect(split.statusCode).toBe(400)
  expect(wordsOf(split.body)).toContain('A leak.')
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([400, 400, 400, 400])
})
