import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { generate } from '../../script/messages.ts'
import { inProject } from '../kernel/root.ts'
import { compile } from './compile.ts'
import { LANGUAGES, PSEUDO, spokenLanguages, translator } from './index.ts'
import { readMessages } from './read-messages.ts'

test('every language says every message with the same arguments, and the types of them are current', () => {
  expect(readFileSync(inProject('src', 'i18n', 'generated.ts'), 'utf8')).toBe(generate())
})

test('the languages spoken are in the table, English first', () => {
  expect(spokenLanguages()[0]).toBe('en')
  expect(spokenLanguages()).toEqual(expect.arrayContaining(['es', 'ar']))
  expect(LANGUAGES).toHaveLength(17)
})

test('a plural is said as the language counts', () => {
  const arabic = compile('{n, plural, one {طلب} two {طلبان} few {# طلبات} other {# طلب}}', 'ar-u-nu-latn')

  expect([1, 2, 3, 100].map((n) => arabic({ n }))).toEqual(['طلب', 'طلبان', '3 طلبات', '100 طلب'])
})

test('a text that counts has every number an Arabic noun knows', () => {
  const numbers = ['zero', 'one', 'two', 'few', 'many', 'other']
  const incomplete = [...readMessages('ar')].filter(
    ([, text]) => /, plural,/.test(text) && !numbers.every((number) => text.includes(`${number} {`)),
  )

  expect(incomplete.map(([key]) => key)).toEqual([])
})

test('a Latin name keeps its order inside an Arabic sentence', () => {
  const say = translator('ar')

  expect(say('resident.where.pin_near', { place: '150 Broad St' })).toContain('\u2068150 Broad St\u2069')
  expect(say('resident.where.pin_near', { place: 'ساحة المدينة' })).not.toContain('\u2068')
  expect(say('common.emergency', { number: '555-0100' })).toContain('\u2068555-0100\u2069')
})

test('a language that is not spoken yet, and a tag from nowhere, read English', () => {
  expect(translator('fr')('common.next')).toBe('Next')
  expect(translator('../../etc')('common.next')).toBe('Next')
})

test('a message looked up by a name from outside is there or undefined, never a wrong one', () => {
  expect(translator('es').maybe('refusal.outside_city')).toContain('fuera de la ciudad')
  expect(translator('es').maybe('refusal.never_heard')).toBeUndefined()
})

test('the pseudo language is longer, accented, and keeps its arguments', () => {
  const said = translator(PSEUDO)('common.photo_number', { number: 3 })

  expect(said).toMatch(/^Phötö 3 ~+$/)
})
