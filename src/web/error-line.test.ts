import { expect, test } from 'vitest'
import { errorLine } from './error-line.ts'

const database = (message: string, more: object) => Object.assign(new Error(message), more)

test('the log says what went wrong, and nothing of what a person typed', () => {
  const row = database('new row violates check constraint', {
    code: '23514',
    constraint: 'reporter_phone_check',
    detail: 'Failing row contains (rae@mail.example, 555 867 5309).',
    where: 'COPY reporter, line 1: "rae@mail.example"',
  })
  const value = database('invalid input syntax for type uuid: "rae@mail.example"', { code: '22P02' })
  const lines = [row, value, new Error('It failed', { cause: row }), 'rae@mail.example'].map((thrown) =>
    errorLine(thrown),
  )

  expect(JSON.stringify(lines)).not.toMatch(/rae@mail|867/)
  expect(lines[0]).toMatchObject({ code: '23514', constraint: 'reporter_phone_check', message: row.message })
  expect(lines[1]).toMatchObject({ message: 'invalid input syntax for type uuid: …' })
  expect(String(lines[2]?.stack)).toContain('error-line.test.ts')
  expect(lines[2]?.cause).toMatchObject({ code: '23514' })
})

test('an error that is its own cause comes to an end', () => {
  const error: Error & { cause?: unknown } = new Error('round')
  error.cause = error

  expect(JSON.stringify(errorLine(error)).match(/"message"/g)).toHaveLength(6)
})
