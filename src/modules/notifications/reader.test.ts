import { expect, test } from 'vitest'
import { growth, IN_PROPORTION } from '../../testing/growth.ts'
import { isAddress } from './reader.ts'

test.each([
  'a@b.co',
  'rae+311@mail.home.example',
  'ünal@posta.örnek.tr'.replace('ü', 'u'),
  `${'a'.repeat(64)}@b.example`,
])('%s is an address', (text) => {
  expect(isAddress(text)).toBe(true)
})

test.each([
  'a@b',
  'a@localhost',
  'a@b.',
  'a@.b.example',
  'a@b..example',
  'a@-b.example',
  'a b@c.example',
  'a@b.example>',
  '"a"@b.example',
  'a@b.example\n',
  `${'a'.repeat(65)}@b.example`,
  `a@${'b.'.repeat(200)}example`,
])('%j is none', (text) => {
  expect(isAddress(text)).toBe(false)
})

test.each(['b', 'b-', 'b.'])('what a text that nearly is one costs grows with its length (%s)', (part) => {
  const nearly = (text: string) => isAddress(`a@${text}`)

  expect(growth(nearly, part.repeat(300))).toBeLessThan(IN_PROPORTION)
})
