import { expect, test } from 'vitest'
import { inGroups } from './grouped.ts'
import { Overloaded } from './overloaded.ts'

test('beyond what may wait, everybody is told to come later, not every second one', async () => {
  let letGo = (): void => undefined
  const held = new Promise<void>((resolve) => (letGo = resolve))
  const groups = inGroups(async (group: readonly string[]) => {
    await held
    return group
  })
  const waiting = Array.from({ length: 5_000 }, () => groups.add('a'))

  for (let more = 0; more < 10; more += 1) {
    await expect(groups.add('a')).rejects.toThrow(Overloaded)
    expect(groups.waiting).toBe(5_000)
  }
  letGo()

  expect((await Promise.all(waiting)).length).toBe(5_000)
  expect(groups.waiting).toBe(0)
  await expect(groups.add('b')).resolves.toBe('b')
})

test('two groups that repeat the same keys in another order wait for each other, and nobody is refused', async () => {
  const deadlock = Object.assign(new Error('deadlock detected'), { code: '40P01' })
  const groups = inGroups(async (group: readonly string[]) => {
    if (group.length > 1) throw deadlock
    return group
  })

  expect(await Promise.all(['a', 'b', 'c'].map(groups.add))).toEqual(['a', 'b', 'c'])
})

test('what comes in one turn is one group; a few wait for it, many go beside it, and all are written', async () => {
  const sent: number[] = []
  const comeBack: (() => void)[] = []
  const groups = inGroups(async (group: readonly number[]) => {
    sent.push(group.length)
    await new Promise<void>((resolve) => comeBack.push(resolve))
    return group
  })
  const add = (count: number) => Array.from({ length: count }, (_, at) => groups.add(at))
  const turn = () => new Promise((resolve) => setImmediate(resolve))

  const all = add(3)
  await turn()
  all.push(...add(7))
  await turn()
  const beforeMany = [...sent]
  all.push(...add(1))
  await turn()
  const withMany = [...sent]
  all.push(...add(2))
  comeBack.forEach((back) => back())
  await turn()
  comeBack.forEach((back) => back())

  expect(await Promise.all(all)).toHaveLength(13)
  expect(beforeMany).toEqual([3])
  expect(withMany).toEqual([3, 8])
  expect(sent).toEqual([3, 8, 2])
})
