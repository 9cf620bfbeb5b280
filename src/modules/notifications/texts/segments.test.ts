import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainWords, sizeOf } from './segments.ts'

test.each([
  ['', 'gsm7', 0, 1],
  ['a'.repeat(160), 'gsm7', 160, 1],
  ['a'.repeat(161), 'gsm7', 161, 2],
  ['a'.repeat(306), 'gsm7', 306, 2],
  ['a'.repeat(307), 'gsm7', 307, 3],
  ['€'.repeat(80), 'gsm7', 160, 1],
  // 76 pairs are 152 septets: the 77th is not torn apart, so a part stays one short.
  ['€'.repeat(152), 'gsm7', 304, 2],
  ['€'.repeat(153), 'gsm7', 306, 3],
  ['¿Mañana? Sí', 'ucs2', 11, 1], // í is not of the alphabet, ñ and ¿ are
  ['¿Mañana?', 'gsm7', 8, 1],
  ['ا'.repeat(70), 'ucs2', 70, 1],
  ['ا'.repeat(71), 'ucs2', 71, 2],
  ['😀'.repeat(35), 'ucs2', 70, 1],
  ['😀'.repeat(66), 'ucs2', 132, 2],
  ['😀'.repeat(67), 'ucs2', 134, 3],
])('%# %s', (words, alphabet, length, segments) => {
  expect(sizeOf(words)).toEqual({ alphabet, length, segments })
})

test('more words never cost less, and parts are never fuller than they can be', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.string({ unit: 'grapheme' }),
      (one, more) => {
        const [less, all] = [sizeOf(one), sizeOf(one + more)]
        expect(all.segments).toBeGreaterThanOrEqual(less.segments)
        const room = all.alphabet === 'gsm7' ? 153 : 67
        if (all.segments > 1) expect(all.length).toBeLessThanOrEqual(all.segments * room)
      },
    ),
  )
})

test('words travel as one line, in the cheap alphabet where only the typesetting was not of it', () => {
  const typed = 'Riverton’s “news” – see\r\nBcc: x\u2028\u202e\u2068y\u2069…\u00a0z'
  expect(plainWords(typed)).toBe('Riverton\'s "news" - see Bcc: x y... z')
  expect(sizeOf(plainWords(typed)).alphabet).toBe('gsm7')
  expect(plainWords('número')).toBe('número')
})
