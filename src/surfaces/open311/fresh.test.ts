import { expect, test } from 'vitest'
import { createFresh, shared } from './fresh.ts'

const soon = () => new Promise((go) => setTimeout(go, 5))

test('who asks while a question is under way hears the answer to a later one', async () => {
  let data = 1
  let questions = 0
  const ask = shared(async () => {
    questions += 1
    const seen = data
    await soon()
    return seen
  }, 1)

  const early = ask()
  await new Promise(setImmediate)
  data = 2
  const late = [ask(), ask(), ask()]

  expect(await early).toBe(1)
  expect(await Promise.all(late)).toEqual([2, 2, 2])
  expect(questions).toBe(2)
})

test('a question that failed does not fail the next one', async () => {
  let works = false
  const ask = shared(async () => {
    if (!works) throw new Error('away')
    return 'here'
  })

  await expect(ask()).rejects.toThrow('away')
  works = true
  expect(await ask()).toBe('here')
})

test('an answer is made again only when the data changed', async () => {
  let version = 'a'
  let made = 0
  const fresh = createFresh<string>(
    async () => version,
    (answer) => answer.length,
  )
  const get = () =>
    fresh.get('list', async () => {
      made += 1
      return `${version}${made}`
    })

  expect(await Promise.all([get(), get()])).toEqual(['a1', 'a1'])
  expect(await get()).toBe('a1')
  version = 'b'
  expect(await get()).toBe('b2')
  expect(made).toBe(2)
})

test('an answer that could not be made is not kept, nor is one that is too large', async () => {
  let made = 0
  const fresh = createFresh<string>(
    async () => 'a',
    (answer) => answer.length,
  )
  const large = async () => {
    made += 1
    return 'x'.repeat(300_000)
  }

  await expect(fresh.get('one', () => Promise.reject(new Error('away')))).rejects.toThrow('away')
  expect(await fresh.get('one', async () => 'here')).toBe('here')
  await fresh.get('two', large)
  await fresh.get('two', large)
  expect(made).toBe(2)
})
