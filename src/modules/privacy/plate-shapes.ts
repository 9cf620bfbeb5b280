/**
 * Licence plates by their shape. Few countries' plates look like nothing else; the others are one only beside a word
 * that says so. Upper case, as they stand on the car: who writes "ab 123 cd" is found where the text calls it a plate.
 */
import type { Finding } from './finding.ts'

const ALONE = String.raw`(?<![\p{L}\d-])`
const ENDS = String.raw`(?![\p{L}\d]|-[\p{L}\d])`
const shape = (...ones: readonly string[]): RegExp => new RegExp(`${ALONE}(?:${ones.join('|')})${ENDS}`, 'gu')

const DIGITS = '[0-9\u0660-\u0669]'
const ARABIC = '[\u0621-\u064A]'

/** Nothing else is written like these. */
const CERTAIN = shape(
  String.raw`[A-HJ-PR-Y]{2}\d{2} ?[A-HJ-PR-Z]{3}`, // United Kingdom since 2001: AB12 CDE
  String.raw`[A-HJ-NP-TV-Z]{2}-\d{3}-[A-HJ-NP-TV-Z]{2}`, // France since 2009, Italy: AB-123-CD
  String.raw`[A-HJ-NPR-Z]{3}-\d{3}-[A-HJ-NPR-Z]`, // Mexico: ABC-123-A
  `(?:${ARABIC} ){3}${DIGITS}{1,4}`, // Saudi Arabia, Egypt: three letters apart, and digits on either side
  `${DIGITS}{1,4}(?: ${ARABIC}){3}`,
)

/** Plates beside a word that says what they are; else anything with letters and digits. */
const PERHAPS = shape(
  String.raw`\d{4}[ -]?[BCDFGHJ-NPR-TV-Z]{3}`, // Spain: 1234 BCD
  String.raw`[A-HJ-NP-TV-Z]{2} ?\d{3} ?[A-HJ-NP-TV-Z]{2}`, // Italy, France: AB 123 CD
  String.raw`[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} ?\d{1,4}[EH]?`, // Germany: B-MW 1234
  String.raw`[A-Z]{2}-(?:\d{2}-[A-Z]{2}|\d{3}-[A-Z]|[A-Z]{2}-\d{2})`, // Netherlands, each of its series
  String.raw`\d{2}-(?:[A-Z]{2}-\d{2}|[A-Z]{2}-[A-Z]{2}|[A-Z]{3}-\d)`,
  String.raw`\d-[A-Z]{3}-\d{2}|[A-Z]-\d{3}-[A-Z]{2}|[A-Z]{3}-\d{2}-[A-Z]|\d{3}-[A-Z]{2}-\d`,
  String.raw`[A-Z]{3}-\d{2}-\d{2}`, // Mexico: ABC-12-34
  String.raw`[A-Z]{4} \d{3}|[A-Z]\d{2} [A-Z]{3}|[A-Z]{2}\d \d{2}[A-Z]|[A-Z]{3}-\d{4}`, // Ontario, Quebec, British Columbia, Alberta
)

/** What has a plate, before it or right after it, and what a plate is called. */
const CAR =
  /(?<!\p{L})(?:car|truck|vehicle|suv|sedan|pickup|motorcycle|coche|carro|camioneta|cami[oó]n|veh[ií]culo|moto|voiture|v[ée]hicule|wagen|pkw|fahrzeug|auto|macchina|furgone|targat[ao]|bestelbus|plaque|سيارة|شاحنة|مركبة)(?!\p{L})/iu

/** "Van" is English beside one of these; in Dutch it means "of", in Spanish "they go". */
const VAN = new RegExp(
  String.raw`(?<!\p{L})(?:(?:${[
    'an?|the|this|that|my|his|her|their|our|your|one|another|old|big|large|small',
    'white|black|red|blue|green|gr[ae]y|silver|yellow|brown|parked|abandoned',
    'delivery|cargo|work|moving|camper|passenger|utility|mail|ford|dodge|chevy|toyota|mercedes|sprinter',
  ].join('|')}) van|van (?:with|parked|parking|blocks|blocked|blocking|has|plates?|licen[cs]e))(?!\p{L})`,
  'iu',
)

const BEFORE = 40 // characters
const AFTER = 16

const MONTH = /JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC/

export function findShapedPlates(text: string): Finding[] {
  const certain = [...text.matchAll(CERTAIN)].filter(
    ({ 0: plate, index }) => !plate.includes(' ') || !inCapitals(text, plate, index),
  )
  const perhaps = [...text.matchAll(PERHAPS)].filter(({ 0: plate, index }) => besideCar(text, plate, index))
  return [...certain, ...perhaps].map(({ 0: plate, index }) => ({
    kind: 'plate',
    from: index,
    to: index + plate.length,
  }))
}

const around = (text: string, plate: string, at: number): readonly [before: string, after: string] => [
  text.slice(Math.max(0, at - BEFORE), at),
  text.slice(at + plate.length, at + plate.length + AFTER),
]

/** Where most is in capitals, "CAR NEAR UNIT 123" and "ODOR IN CB50 AND CB86" have the shape of plates too. */
function inCapitals(text: string, plate: string, at: number): boolean {
  const words = around(text, plate, at).join(' ')
  return words.replaceAll(/[^\p{Lu}]/gu, '').length > words.replaceAll(/[^\p{Ll}\p{Lo}]/gu, '').length
}

function besideCar(text: string, plate: string, at: number): boolean {
  const [before, after] = around(text, plate, at)
  const says = (words: string) => CAR.test(words) || VAN.test(words)
  return !MONTH.test(plate) && !inCapitals(text, plate, at) && (says(before) || says(after))
}
