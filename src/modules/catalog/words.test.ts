import { expect, test } from 'vitest'
import { plain, trigrams, wordsOf } from './words.ts'

test('accents, case and the small marks of Arabic make no difference', () => {
  expect(plain('ÁRBOL')).toBe('arbol')
  expect(plain('إنارة الشّارع')).toBe(plain('انارة الشارع'))
})

test('words that say nothing fall away, plurals and the Arabic article too', () => {
  expect(wordsOf('There are potholes in my street!')).toEqual(['pothole', 'street'])
  expect(wordsOf('الشارع مظلم')).toEqual(['شارع', 'مظلم'])
})

test('what is written without blanks is cut into pairs of signs', () => {
  expect(wordsOf('路灯坏了')).toEqual(['路灯', '灯坏', '坏了'])
})

test('the ends of a word are part of it', () => {
  expect(trigrams('tree')).toEqual([' tr', 'tre', 'ree', 'ee '])
})
