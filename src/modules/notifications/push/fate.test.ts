import { expect, test } from 'vitest'
import { fateOf, restAfter } from './fate.ts'

const news = (attempts = 1) => ({ attempts, template: 'follow_news' })

test.each([
  [201, 'sent', false],
  [404, 'failed', true],
  [410, 'failed', true],
  [400, 'failed', false],
  // A clock that is wrong would else end every device at once.
  [403, 'failed', false],
  [413, 'failed', false],
  [429, 'queued', false],
  [503, 'queued', false],
  ['none', 'queued', false],
  ['refused', 'failed', false],
] as const)('%s makes it %s', (answer, state, gone) => {
  expect(fateOf(answer, news())).toMatchObject({ state, gone })
})

test('pauses grow, are as long as the service asks, and end', () => {
  const pauses = [1, 2, 3, 4].map((attempts) => fateOf(503, news(attempts)).pause)
  expect(pauses).toEqual([60_000, 120_000, 240_000, 480_000])
  expect(fateOf(429, news(), '600').pause).toBe(600_000)
  expect(fateOf(429, news(), '999999999').pause).toBe(4 * 3_600_000)
  expect(fateOf(503, news(10)).state).toBe('failed')
  expect(fateOf('none', { attempts: 3, template: 'follow_confirm' }).state).toBe('failed')
  expect(restAfter(60_000)).toBeLessThan(60_000)
})
