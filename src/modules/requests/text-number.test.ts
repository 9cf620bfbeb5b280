import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textNumber } from './text-number.ts'

test.each([
  ['(215) 555-0123', '+12155550123'],
  ['215.555.0123', '+12155550123'],
  ['1 215 555 0123', '+12155550123'],
  ['+1 215 555 0123', '+12155550123'],
  ['٢١٥٥٥٥٠١٢٣', '+12155550123'],
])('%s is a number that gets texts', (typed, kept) => {
  expect(textNumber(typed)).toBe(kept)
})

test.each([
  ['900 555 0123', 'costs extra'],
  ['800 555 0123', 'is free to call'],
  ['+1 876 555 0123', 'is Jamaica’s, under the same country code'],
  ['+44 7400 123456', 'is abroad'],
  ['+881 6 1234 5678', 'is a satellite’s'],
  ['311', 'is a service'],
  ['911', 'is for emergencies'],
  ['215 555 012', 'is too short'],
  ['215 555 0123 ext. 9', 'has an extension'],
  ['215 555 0123\n+1 900 555 0123', 'is two'],
  ['call me at 215 555 0123', 'is a sentence'],
  ['', 'is none'],
])('%s gets none: it %s', (typed) => {
  expect(textNumber(typed)).toBeUndefined()
})

test('a city says whose numbers get texts, and the first is home', () => {
  expect(textNumber('07400 123456', ['GB', 'US'])).toBe('+447400123456')
  expect(textNumber('020 7946 0018', ['GB'])).toBeUndefined() // a house's, where the plan tells
  expect(textNumber('+1 215 555 0123', ['GB', 'US'])).toBe('+12155550123')
  expect(textNumber('215 555 0123', ['ZZ'])).toBeUndefined()
})

test('what is kept is E.164 and is itself again, whatever was typed', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+\d ()./-]{0,40}$/)), (typed) => {
      const kept = textNumber(typed)
      if (kept === undefined) return
      expect(kept).toMatch(/^\+1\d{10}$/)
      expect(textNumber(kept)).toBe(kept)
    }),
    { numRuns: 2_000 },
  )
})
