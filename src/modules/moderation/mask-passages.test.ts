import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findPersonalData, MASK } from '../privacy/index.ts'
import { maskPassages } from './mask-passages.ts'

test('every occurrence of a passage is left out, and personal data besides', () => {
  const said = 'Joe at number 4 again. Joe! Call 617-555-0123.'

  expect(maskPassages(said, ['Joe', ' '], findPersonalData(said))).toBe(
    `${MASK} at number 4 again. ${MASK}! Call ${MASK}.`,
  )
})

test('passages that overlap each other are left out whole', () => {
  expect(maskPassages('abcdef', ['bcd', 'cde'], [])).toBe(`a${MASK}f`)
})

test('a passage that is not there is refused: somebody would think it was left out', () => {
  expect(() => maskPassages('Joe was here', ['joe'], [])).toThrow(
    expect.objectContaining({ code: 'passage_not_found' }) as Error,
  )
  expect(() => maskPassages('Joe was here', ['', ' '], [])).toThrow(
    expect.objectContaining({ code: 'passage_needed' }) as Error,
  )
})

test('nothing of a passage is left, and nothing else is gone', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 30 })
  fc.assert(
    fc.property(letters, fc.nat(), fc.integer({ min: 1, max: 5 }), (said, start, length) => {
      const from = start % Math.max(1, said.length)
      const passage = said.slice(from, from + length)
      fc.pre(passage !== '')

      const read = maskPassages(said, [passage], [])

      expect(read).not.toContain(passage)
      // What stands between the masks stands in the words, in this order.
      let at = 0
      for (const part of read.split(MASK)) {
        const found = said.indexOf(part, at)
        expect(found).toBeGreaterThanOrEqual(at)
        at = found + part.length
      }
    }),
  )
})
