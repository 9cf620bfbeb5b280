import { expect, test } from 'vitest'
import { PROGRAM } from '../../../kernel/actor.ts'
import { addNote } from '../../../modules/requests/index.ts'
import { aVisitor, wordsOf } from '../../../testing/visitor.ts'

const ADA = { firstName: 'Ada', email: 'ada@mail.example', phone: '215-555-0173' }

async function aReporter() {
  const visitor = await aVisitor()
  const { id, number, key } = await visitor.city.request({ description: 'A dark corner.', reporter: ADA })
  const inside = { body: 'Known for her calls.', public: false }
  await visitor.city.act(PROGRAM, (act) => addNote(act, id, inside))
  const at = (to: string, language = 'en') => `/${language}/requests/${number}${to}?key=${key}`
  return { ...visitor, id, number, key, at }
}

test('whoever holds the private link reads what is held about them, and takes it along', async () => {
  const { get, at } = await aReporter()

  const page = wordsOf(await get(at('/my-data')))
  const file = await get(at('/my-data.json'))

  for (const held of ['Ada', 'ada@mail.example', '215-555-0173', 'A dark corner.'])
    expect(page).toContain(held)
  expect(file.headers['content-disposition']).toMatch(/^attachment; filename="request-\d+\.json"$/)
  expect(file.headers['cache-control']).toContain('no-store')
  expect(file.json()).toMatchObject({
    description: 'A dark corner.',
    reporter: { first_name: 'Ada', email: 'ada@mail.example', phone: '215-555-0173' },
  })
  expect(`${page}${file.body}`).not.toContain('Known for her calls')
  expect((await get(at('/my-data', 'ar'))).body).toContain('dir="rtl"')
  expect((await get(at('', 'en'))).body).toContain(at('/my-data'))
})

test('nobody else does, and nobody else removes it', async () => {
  const { get, post, number, city } = await aReporter()
  const wrong = `key=${'A'.repeat(22)}`

  for (const path of ['my-data', 'my-data.json', `my-data?${wrong}`, `my-data.json?${wrong}`]) {
    const answer = await get(`/en/requests/${number}/${path}`)
    expect([path, answer.statusCode]).toEqual([path, 403])
    expect(answer.body).not.toContain('ada@')
  }
  const removal = await post(`/en/requests/${number}/removal`, { key: 'A'.repeat(22), sure: 'yes' })
  expect(removal.statusCode).toBe(403)
  expect((await city.pool.query('select from reporter')).rowCount).toBe(1)
})

test('a removal is meant: then the number says to everybody that it was removed, and why', async () => {
  const { get, post, number, key, at, city } = await aReporter()
  const remove = (sure: string) => post(`/en/requests/${number}/removal`, { key, sure })

  expect((await remove('')).statusCode).toBe(400)
  expect((await city.pool.query('select from reporter')).rowCount).toBe(1)
  const done = await remove('yes')

  expect(done.statusCode).toBe(200)
  expect(wordsOf(done)).toContain('It is removed')
  for (const path of [`/en/requests/${number}`, at(''), at('/my-data'), at('/my-data.json')]) {
    const gone = await get(path)
    expect([path, gone.statusCode]).toEqual([path, 410])
    expect(gone.body).toContain('removed at the wish of whoever reported it')
    expect(gone.body).not.toContain('ada@')
  }
  expect((await remove('yes')).statusCode).toBe(410)
  expect((await city.pool.query('select from reporter')).rowCount).toBe(0)
})
