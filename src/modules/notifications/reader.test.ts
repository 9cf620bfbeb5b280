import { expect, test } from 'vitest'
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

test('a long text that nearly is one is answered at once', () => {
  const began = performance.now()
  isAddress(`a@${'b'.repeat(300)}`)
  isAddress(`a@${'b-'.repeat(150)}`)
  isAddress(`a@${'b.'.repeat(150)}`)

  expect(performance.now() - began).toBeLessThan(50)
})
