import { setImmediate as soon } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { fewAtOnce } from './few-at-once.ts'

function aDoor() {
  const running: { name: string; finish: () => void; fail: (why: Error) => void }[] = []
  const work = (name: string) => () =>
    new Promise<string>((resolve, reject) => {
      running.push({ name, finish: () => resolve(name), fail: reject })
    })
  return { running, work }
}

test('two work, the others wait in order, and one that fails makes room too', async () => {
  const { running, work } = aDoor()
  const inTurn = fewAtOnce(2, 100)

  const all = Promise.allSettled(['a', 'b', 'c', 'd'].map((name) => inTurn(1, work(name))))
  await soon()
  expect(running.map(({ name }) => name)).toEqual(['a', 'b'])
  running[1]!.fail(new Error('no'))
  await soon()
  expect(running.map(({ name }) => name)).toEqual(['a', 'b', 'c'])
  running[0]!.finish()
  await soon()
  running.slice(2).forEach(({ finish }) => finish())

  expect((await all).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
})

test('when too much waits the next is told to come later', async () => {
  const { running, work } = aDoor()
  const inTurn = fewAtOnce(1, 10)
  const first = inTurn(50, work('a'))
  const second = inTurn(8, work('b'))

  await expect(inTurn(3, work('c'))).rejects.toMatchObject({ name: 'Overloaded' })

  running[0]!.finish()
  await first
  await soon()
  running[1]!.finish()
  expect(await second).toBe('b')
})
