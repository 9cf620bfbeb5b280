import { expect, test } from 'vitest'
import { letterText } from './letter-text.ts'
import type { Letter } from './letter.ts'

const LETTER: Letter = {
  language: 'ar',
  dir: 'rtl',
  subject: 'طلبك',
  title: 'طلبك',
  paragraphs: [],
  facts: [
    ['المكان', '150 Broad St'],
    ['الموضوع', 'حفرة في الشارع'],
  ],
  links: [],
  footer: [],
  stop: { label: 'إيقاف', url: 'https://city.example/stop' },
  cityName: 'ريفرتون',
  colour: '#005ea2',
}

test('a street with its number keeps its order in an Arabic letter without markup', () => {
  const text = letterText(LETTER)

  expect(text).toContain('المكان: \u2068150 Broad St\u2069')
  expect(text).toContain('الموضوع: حفرة في الشارع')
  expect(letterText({ ...LETTER, dir: 'ltr' })).toContain(': 150 Broad St')
})
