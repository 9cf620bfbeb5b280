import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sealer } from './seal.ts'

const SECRET = 'a secret of at least thirty-two characters'

test('what is sealed opens with the same key for the same purpose, and with no other', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const sealed = sealer(SECRET, 'keys').seal(text)
      expect(sealer(SECRET, 'keys').open(sealed)).toBe(text)
      expect(sealer(SECRET, 'hooks').open(sealed)).toBeUndefined()
      expect(sealer(`${SECRET}!`, 'keys').open(sealed)).toBeUndefined()
    }),
  )
})

test('a sealed text that was changed, cut or made up does not open', () => {
  const { seal, open } = sealer(SECRET, 'keys')
  const sealed = Buffer.from(seal('the key'), 'base64url')
  for (let at = 0; at < sealed.length; at += 1) {
    const other = Buffer.from(sealed)
    other[at] = other[at]! ^ 1
    expect(open(other.toString('base64url'))).toBeUndefined()
  }
  expect(open('')).toBeUndefined()
  expect(open(sealed.subarray(0, 20).toString('base64url'))).toBeUndefined()
})
