import { expect, test } from 'vitest'
import { attributes, list, one, parametersOf } from './parameters.ts'
import { repeatOf } from './repeat.ts'
import { readStatus } from '../../modules/partners/index.ts'
import { clientAt } from '../../web/index.ts'
import { createPace } from './pace.ts'

test('arguments of body and query are one; what is empty was not sent', () => {
  const parameters = parametersOf(
    { a: 'body', b: '', c: ['', ' x '] },
    { a: 'query', b: 'query', d: '1,2, ,2' },
  )

  expect(one(parameters, 'a')).toBe('body')
  expect(one(parameters, 'b')).toBe('query')
  expect(one(parameters, 'nope', 'c')).toBe('x')
  expect(list(parameters, 'd')).toEqual(['1', '2'])
  expect(list(parameters, 'nope')).toBeUndefined()
})

test('every way of sending answers comes to the same', () => {
  const read = (sent: Record<string, string | string[]>) => attributes(parametersOf(sent))
  const both = { '12': ['a', 'b'] }

  expect(read({ 'attribute[12][]': ['a', 'b'] })).toEqual(both)
  expect(read({ 'attribute[12]': ['a', 'b'] })).toEqual(both)
  expect(read({ 'attribute[12][0]': 'a', 'attribute[12][1]': 'b' })).toEqual(both)
  expect(read({ 'attribute[x][y]': 'a', 'attribute[]': 'a', attribute: 'a' })).toEqual({})
  expect(Object.keys(read({ 'attribute[__proto__]': 'a' }))).toEqual(['__proto__'])
})

const words = (fields: Record<string, string>, at: string, key = 'k') =>
  repeatOf(key, parametersOf(fields), { name: undefined, now: new Date(at) })

test('the same words are the same report on both sides of an edge of the clock', () => {
  const first = words({ a: '1', b: '2', api_key: 'x' }, '2026-11-21T10:04:59Z')
  const again = words({ b: '2', a: '1' }, '2026-11-21T10:05:01Z')
  const other = words({ a: '1', b: '3' }, '2026-11-21T10:05:01Z')

  expect(again).toMatchObject({ earlierKey: first.idempotencyKey })
  expect(again.idempotencyKey).not.toBe(first.idempotencyKey)
  expect(other).not.toMatchObject({ earlierKey: first.idempotencyKey })
  expect(words({ a: '1', b: '2' }, '2026-11-21T10:05:01Z', 'another')).not.toMatchObject({
    earlierKey: first.idempotencyKey,
  })
})

test('no words can be arranged to look like others', () => {
  const at = '2026-11-21T10:00:00Z'

  expect(words({ a: '1\u0001b' }, at).idempotencyKey).not.toBe(words({ a: '1', b: '' }, at).idempotencyKey)
  expect(words({ a: 'x y' }, at).idempotencyKey).not.toBe(words({ a: 'x', y: '' }, at).idempotencyKey)
})

test('a named report is known by its name', () => {
  const sent = parametersOf({ 'attribute[fixmystreet_id]': '7' })
  const now = new Date()

  expect(repeatOf('k', sent, { name: undefined, now }).idempotencyKey).toBe(
    repeatOf('k', parametersOf({ 'attribute[fixmystreet_id]': '7', description: 'x' }), {
      name: undefined,
      now,
    }).idempotencyKey,
  )
  expect(repeatOf('k', sent, { name: 'abc', now }).idempotencyKey).toMatch(/^name:/)
  expect(repeatOf('k', sent, { name: undefined, now }).idempotencyKey).not.toBe(
    repeatOf('other', sent, { name: undefined, now }).idempotencyKey,
  )
})

test.each([
  ['FIXED', { to: 'closed', resolution: 'completed' }],
  ['in progress', { to: 'in_progress' }],
  ['Not_Councils_Responsibility', { to: 'closed', resolution: 'referred' }],
  ['REOPEN', { to: 'open' }],
  ['OPEN', undefined],
  ['INVESTIGATING', undefined],
])('the status %s means %j', (status, move) => {
  expect(readStatus(status)?.move).toEqual(move)
})

test('a status nobody knows is none', () => {
  expect(readStatus('dancing')).toBeUndefined()
  expect(readStatus('constructor')).toBeUndefined()
})

test('a minute is counted for each client, and begins anew', () => {
  const pace = createPace()
  const at = (seconds: number) => pace.count('one', 2, seconds * 1000)

  at(0)
  at(10)
  expect(() => at(20)).toThrow('40 seconds')
  pace.count('another', 2, 20_000)
  expect(() => at(60)).not.toThrow()
})

test.each([
  ['127.0.0.1', undefined],
  ['::1', undefined],
  ['::ffff:127.0.0.1', undefined],
  ['203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
])('the client at %s is %s', (address, client) => {
  expect(clientAt(address)).toBe(client)
})
