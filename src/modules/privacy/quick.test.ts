import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findEmails } from './emails.ts'
import { NOBODY } from './finding.ts'
import { findPersonalData } from './index.ts'
import { findNames } from './names.ts'
import { findCards, findSsns } from './numbers.ts'
import { findPhones } from './phones.ts'
import { findPlates, findPlatesSlowly } from './plates.ts'

const piece = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    'Mr. Jones',
    'MRS',
    'spoke with ',
    'SPOKE TO ',
    'caller',
    'Caller: ',
    'per ',
    '_per Ann',
    'hi Ann',
  ),
  fc.constantFrom(
    'Maria Lopez',
    'Señora Díaz',
    'ſpoke with Ann Lee',
    'Kennzeichen AB 123',
    'placa ABC-123',
    'plate ',
    'AB12 CDE',
    'car AB 123 CD',
    'لوحة أبج ١٢٣٤',
    'targa AB 123 CD',
    'Nummernschild B-MW 1234',
  ),
  fc.constantFrom(
    'MA plate # 79CP81',
    'lic. 123 ABC',
    'tag 79CP81',
    '4111 1111 1111 1111',
    '617-555-0123',
    '219-09-9999',
  ),
  fc.constantFrom(
    ' ',
    '\n',
    ', ',
    '.',
    '7',
    '12',
    '📞',
    'é',
    'my name is',
    "I'm Ann",
    'neighbor Joe',
    'تاكسي',
  ),
)
const texts = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''))
const spans = (found: readonly { readonly from: number; readonly to: number }[]) =>
  found.map(({ from, to }) => `${from}-${to}`)

test('asking first whether there may be something loses nothing', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(findPlates(text)).toEqual(findPlatesSlowly(text))
      // What is found one by one lies in what is found together.
      const together = findPersonalData(text)
      const alone = [
        ...findEmails(text, NOBODY),
        ...findCards(text),
        ...findSsns(text),
        ...findPhones(text, NOBODY),
        ...findPlatesSlowly(text),
        ...findNames(text),
      ]
      const lost = alone.filter(({ from, to }) => !together.some((one) => one.from <= from && to <= one.to))
      expect(spans(lost)).toEqual([])
    }),
    { numRuns: 2_000 },
  )
})
