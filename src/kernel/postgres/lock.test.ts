import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockHolder, takeLock } from './lock.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'lock-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const file = () => join(dir, 'server.lock')
const held = () => JSON.parse(readFileSync(file(), 'utf8')) as Record<string, unknown>
const forge = (change: Record<string, unknown>) =>
  writeFileSync(file(), JSON.stringify({ ...held(), ...change }))

test('a folder that is held refuses the next, by name, until it is released', async () => {
  const lock = await takeLock(dir, 'broadstreet import')

  await expect(takeLock(dir, 'broadstreet serve')).rejects.toThrow(
    /in use by "broadstreet import" \(process \d+\)/,
  )
  expect(lockHolder(dir)).toMatchObject({ pid: process.pid })

  lock.release()
  const next = await takeLock(dir, 'broadstreet serve')
  next.release()
})

test('a number that went to another process holds nothing', async () => {
  await takeLock(dir, 'the first')
  forge({ startedAt: '1' }) // this very process number, but the process of back then

  expect(lockHolder(dir)).toBeUndefined()
  const lock = await takeLock(dir, 'the second')
  expect(held().what).toBe('the second')
  lock.release()
})

test('a holder in another container counts as gone when it has been silent', async () => {
  await takeLock(dir, 'the other container')
  forge({ world: 'another boot' })
  utimesSync(file(), new Date(), new Date(Date.now() - 60_000))

  const lock = await takeLock(dir, 'this one')
  lock.release()
})

test('of two who find a dead holder at once, one gets the folder', async () => {
  await takeLock(dir, 'the dead')
  forge({ pid: 2 ** 22 + 1 })

  const results = await Promise.allSettled([1, 2, 3, 4].map((n) => takeLock(dir, `number ${n}`)))

  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('a lock file that was cut short does not lock anybody out', async () => {
  writeFileSync(file(), '{"pid":')

  const lock = await takeLock(dir, 'the next')
  lock.release()
})
