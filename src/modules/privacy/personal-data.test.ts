import fc from 'fast-check'
import { expect, test } from 'vitest'
import { growth, IN_PROPORTION } from '../../testing/growth.ts'
import { cityContacts, findPersonalData, MASK, maskPersonalData } from './index.ts'
import { luhn } from './numbers.ts'

const found = (text: string, own: readonly string[] = []) =>
  findPersonalData(text, cityContacts(own)).map(({ kind, from, to }) => `${kind} ${text.slice(from, to)}`)

test.each([
  ['write to ada.lovelace@example.com.', 'email ada.lovelace@example.com'],
  ['ada at gmail dot com', 'email ada at gmail dot com'],
  ['Call me at 617-555-0123 after five', 'phone 617-555-0123'],
  ['(617) 555-0123', 'phone (617) 555-0123'],
  ['my number:6175550123', 'phone 6175550123'],
  ['call 555-0123', 'phone 555-0123'],
  ['+44 20 7946 0958', 'phone +44 20 7946 0958'],
  ['mi teléfono es 55 1234 5678', 'phone 55 1234 5678'],
  ['اتصل 0501234567', 'phone 0501234567'],
  ['paid with 4111 1111 1111 1111', 'card 4111 1111 1111 1111'],
  ['my ssn is 219-09-9999', 'ssn 219-09-9999'],
  ['black Audi, MA plate # 79CP81', 'plate 79CP81'],
  ['license plate 886 nap. there', 'plate 886 nap'],
  ['the van AB12 CDE blocks the lane', 'plate AB12 CDE'],
  ['A white van 1234 BCD blocks the lane', 'plate 1234 BCD'],
  ['AB 123 CD, that van again', 'plate AB 123 CD'],
  ['Van parked on the grass 1234 BCD', 'plate 1234 BCD'],
  ['number plate AB12CDE', 'plate AB12CDE'],
  ['voiture ventouse AB-123-CD', 'plate AB-123-CD'],
  ['immatriculé AB 123 CD', 'plate AB 123 CD'],
  ['Kennzeichen B-MW 1234', 'plate B-MW 1234'],
  ['der Wagen HH-AB 123 steht dort', 'plate HH-AB 123'],
  ['coche abandonado 1234 BCD en la acera', 'plate 1234 BCD'],
  ['matrícula 1234-BCD', 'plate 1234-BCD'],
  ['targa AB 123 CD', 'plate AB 123 CD'],
  ['auto rossa AB123CD', 'plate AB123CD'],
  ['kenteken 12-ABC-3', 'plate 12-ABC-3'],
  ['witte bestelbus G-123-BC', 'plate G-123-BC'],
  ['camioneta roja ABC-123-A', 'plate ABC-123-A'],
  ['placas ABC-12-34', 'plate ABC-12-34'],
  ['Ontario plate CEAB 123', 'plate CEAB 123'],
  ['a grey car A12 BCD since May', 'plate A12 BCD'],
  ['سيارة مهجورة أ ب ج ١٢٣٤', 'plate أ ب ج ١٢٣٤'],
  ['سيارة رقم 1234 ن ص ر', 'plate 1234 ن ص ر'],
  ['لوحة أبج ١٢٣٤', 'plate أبج ١٢٣٤'],
  ['Spoke with Mr. Jones', 'name Jones'],
  ['caller Maria Lopez says so', 'name Maria Lopez'],
  ['SPOKE TO MR THEODORE 5/5', 'name THEODORE'],
  ['me llamo Juan Pérez', 'name Juan Pérez'],
  ['Officer Conroy was there', 'name Conroy'],
])('%s', (text, finding) => {
  expect(found(text)).toEqual([finding])
})

test.each([
  'Request 26000017 repeats 25101234',
  'case reference # 101001357682',
  'ticket 6175550123 was issued',
  '1234 Broad Street, apartment 12, 19102-1234',
  'lots 215 444 1234 Main Street',
  'on 2026-11-27 at 10:30, again 11/27/2026',
  'call by 2026-11-27',
  '42.3594, -71.0587 and +42.35940001',
  'part no 123-4567-89, model EX-2000',
  'call 311 or 911',
  'call 1-800-555-0123',
  'steel plates at 1234 Main Street',
  'the graffiti tag at 11 Corinth Street',
  'the pole with tag #A',
  'at Dr. Martin Luther King Blvd',
  'Dewitt Dr and Madison Park Ct',
  'spoke with Joe Moakley Park staff',
  'Spoke with Parks Department',
  'Caller States That',
  'Dear San Francisco',
  'SPOKE WITH OWNER WHO WILL FIX IT',
  '4111 1111 1111 1112',
  '1111 1111 1111 1111',
  'car parked on E ST 123 since Monday',
  'CAR NEAR UNIT 123 ON B ST',
  'Case Resolved ALL LINES FOUND ODOR IN CB50 AND CB86',
  'the truck came on 12-NOV-25',
  'car at 1234 BLVD',
  'werkzaamheden van lijn N-A 12 tot morgen',
  'los autobuses van por la calle B-C 12',
  'part AB123CD, model B-MW 1234',
  'bus route 1234 BCD and 12-ABC-3',
  'PWD35 and DPW12 crews, BTD ABC-1234',
  'بلوك أ و ب رقم 12',
  'لوحة إعلانات مكسورة',
  'the Franklin Institute, resident permit 12',
])('nobody is in: %s', (text) => {
  expect(found(text)).toEqual([])
})

test('what the city publishes about itself stays', () => {
  const own = ['617-635-4500', 'hello@boston.example', 'riverton.example']
  const text = 'Call 617-635-7275 or 1 (617) 635-4500, write to parks@boston.example or ada@example.com'
  expect(found(text, own)).toEqual(['email ada@example.com'])
})

const personal = fc.oneof(
  fc.constantFrom('617-555-0123', 'ada@example.com', '4111111111111111', '219-09-9999', 'Mr. Jones'),
  fc.constantFrom('plate ABC 1234', 'caller Maria Lopez', '+44 20 7946 0958'),
)
const words = fc.oneof(fc.string({ maxLength: 40 }), personal, fc.constantFrom(' ', ', ', '\n', '(', '▮▮▮'))
const texts = fc.array(words, { maxLength: 20 }).map((parts) => parts.join(' '))

test('findings lie in the text, in order, none over another', () => {
  fc.assert(
    fc.property(texts, (text) => {
      let done = 0
      for (const { from, to } of findPersonalData(text)) {
        expect(from).toBeGreaterThanOrEqual(done)
        expect(to).toBeGreaterThan(from)
        done = to
      }
      expect(done).toBeLessThanOrEqual(text.length)
    }),
  )
})

test('a mask takes nothing away but what was found', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const kept = findPersonalData(text).reduceRight(
        (left, { from, to }) => left.slice(0, from) + MASK + left.slice(to),
        text,
      )
      expect(maskPersonalData(text)).toBe(kept)
    }),
  )
})

test('a contact between any words is found', () => {
  const apart = fc.string({ maxLength: 60 }).map((text) => text.replaceAll(/[\p{L}\d@.#+_%'=-]/gu, ' '))
  fc.assert(
    fc.property(
      apart,
      apart,
      fc.constantFrom('ada@example.com', '617-555-0123', '219-09-9999'),
      (before, after, it) => {
        expect(maskPersonalData(`${before} ${it} ${after}`)).not.toContain(it)
      },
    ),
  )
})

test('Luhn: every card has one right last digit', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{15}$/), (body) => {
      expect(Array.from({ length: 10 }, (_, digit) => luhn(`${body}${digit}`)).filter(Boolean)).toHaveLength(
        1,
      )
    }),
  )
})

/** Texts of 4,000 characters made to make a pattern go back and forth. */
const LONG = 4_000
const nasty = [
  'a',
  '1',
  '1 ',
  '1-',
  '(2',
  '+1',
  '@',
  'a@',
  'a@a.',
  'a.',
  '-',
  '.',
  ' ',
  '12 ',
  '617-',
  '617 555 ',
  'A',
  'Aa ',
  'A. ',
  'plate ',
  'plate # ',
  'plate A1 ',
  'AB12 ',
  'AB-123-',
  'car AB 123 ',
  'أ ب ج ',
  'لوحة ',
  'call ',
  'call 1 ',
  'Mr. ',
  'Mr. Aa ',
  'spoke with ',
  'spoke with A ',
  'caller Ann ',
  'gmail.com ',
  'a at gmail.com ',
  "o'",
  '▮',
  'é',
  '漢',
  'ssn 1',
  '4111 1111 ',
  'dear dear ',
  'Ann ',
  'name: Ann ',
].map((part) => part.repeat(Math.ceil(LONG / part.length)).slice(0, LONG))

test('what it costs grows with the length of a text, whatever the text is', () => {
  for (const text of nasty) {
    const grows = growth(findPersonalData, text)
    expect([text.slice(0, 14), grows < IN_PROPORTION]).toEqual([text.slice(0, 14), true])
  }
})
