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
