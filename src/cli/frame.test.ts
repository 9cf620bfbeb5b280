import { createServer } from 'node:net'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CannotStart } from '../kernel/cannot-start.ts'
import { Refusal } from '../kernel/refusal.ts'
import { EXIT, report } from './frame.ts'

let said = ''
beforeEach(() => {
  said = ''
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text)
    return true
  })
})
afterEach(() => vi.restoreAllMocks())

const caught = async (deed: () => Promise<unknown>): Promise<unknown> => {
  try {
    return await deed()
  } catch (error) {
    return error
  }
}

test('a reason not to start is one sentence and code 3', () => {
  expect(report(new CannotStart('The disk is full.'))).toBe(EXIT.cannotStart)
  expect(said).toBe('The disk is full.\n')
})

test('a refusal is one sentence and code 4', () => {
  expect(report(new Refusal('not_found', 'no_such_service', 'There is no service 17.'))).toBe(EXIT.refused)
  expect(said).toBe('There is no service 17.\n')
})

test('a bug shows its stack and is code 1', () => {
  expect(report(new TypeError('undefined is not a city'))).toBe(EXIT.fault)
  expect(said).toMatch(/undefined is not a city\n\s+at /)
})

test('a port that is taken is named', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as { port: number }

  const error = await new Promise((resolve) =>
    createServer().once('error', resolve).listen(port, '127.0.0.1'),
  )

  expect(report(error)).toBe(EXIT.cannotStart)
  expect(said).toBe(`Port ${port} is taken by another program: end that, or choose another PORT.\n`)
  other.close()
})

test('a database that is not there is a sentence about DATABASE_URL', async () => {
  const error = await caught(() => new Client('postgres://nobody@127.0.0.1:1/none').connect())

  expect(report(error)).toBe(EXIT.cannotStart)
  expect(said).toMatch(/^The database does not let us in \(.*ECONNREFUSED.*\)\. Look at DATABASE_URL/)
})

test('a database that goes away in the middle of the work is a sentence, and says what to do', () => {
  expect(report(new Error('Client has encountered a connection error and is not queryable'))).toBe(
    EXIT.cannotStart,
  )
  expect(said).toMatch(
    /^The database went away meanwhile \(.*\)\. Nothing is half done: .* the same command again\.$/m,
  )
})
