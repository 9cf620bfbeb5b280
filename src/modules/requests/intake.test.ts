import { expect, test } from 'vitest'
import { Overloaded } from '../../kernel/overloaded.ts'
import { type Accepted, createIntake } from './intake.ts'
import type { Prepared } from './prepare.ts'

const report = { key: 'k' } as Prepared

test('beyond what may wait, everybody is told to come later, not every second one', async () => {
  let letGo = (): void => undefined
  const held = new Promise<void>((resolve) => (letGo = resolve))
  const intake = createIntake(async (group) => {
    await held
    return group.map((): Accepted => ({ id: 'id', number: 1, repeated: false }))
  })
  const waiting = Array.from({ length: 5_000 }, () => intake.accept(report))

  for (let more = 0; more < 10; more += 1) {
    await expect(intake.accept(report)).rejects.toThrow(Overloaded)
    expect(intake.waiting).toBe(5_000)
  }
  letGo()

  expect((await Promise.all(waiting)).length).toBe(5_000)
  expect(intake.waiting).toBe(0)
  await expect(intake.accept(report)).resolves.toMatchObject({ number: 1 })
})

test('two groups that repeat the same keys in another order wait for each other, and nobody is refused', async () => {
  const deadlock = Object.assign(new Error('deadlock detected'), { code: '40P01' })
  const intake = createIntake(async (group) => {
    if (group.length > 1) throw deadlock
    return group.map((): Accepted => ({ id: 'id', number: 1, repeated: true }))
  })

  const answers = await Promise.all(['a', 'b', 'c'].map((key) => intake.accept({ key } as Prepared)))

  expect(answers).toHaveLength(3)
})
