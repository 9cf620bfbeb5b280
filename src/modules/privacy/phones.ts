/** Telephone numbers: as North America writes them, with a country's code, and whatever a text calls one. */
import { digitsOf, type Finding, type PublicContacts, saidBefore } from './finding.ts'

/**
 * Ten digits in the shapes of the North American plan: area code and exchange begin with 2 to 9.
 * Separated by blanks only they are a number too, but ten in a row may be anything: see `isNumbered`.
 */
const TEN =
  /(?<![\p{L}\d#]|\d\.)(?:\+?1[ .-]?)?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}(?: ?[-./] ?| )?)[2-9]\d{2}(?: ?[-.] ?| )?\d{4}(?![\d-]|\.\d)/gu

/** `+` and 8 to 15 digits (E.164). */
const WITH_COUNTRY = /(?<![\p{L}\d])\+[1-9](?:[ .\-()]{0,2}\d){7,14}(?!\d)/gu

/** 7 to 12 digits in groups: a telephone only where the text says so. */
const IN_GROUPS = /(?<![\p{L}\d#+]|\d[.=-])\(?\d(?:[ .\-()]{0,2}\d){6,11}(?![\d-]|\.\d)/gu

const CALLED_ONE =
  /\b(?:call(?:ed|ing)?|text|phone|telephone|tel|ph|cell|cellphone|mobile|contact|reach|whatsapp|tel[eé]fono|cel(?:ular)?|m[oó]vil|ll[aá]m(?:ar|e|eme|ame)|t[eé]l[eé]phone|appel(?:ez|er)|telefon|rufen|телефон|тел|điện thoại|telefone)\b|هاتف|جوال|موبايل|اتصل|电话|手机|電話|전화/giu

const CALLED_OTHERWISE =
  /\b(?:case|ticket|ref(?:erence)?|permit|order|invoice|account|acct|serial|model|part|sku|id|sr|request|report|claim|confirmation|tracking|meter|pole|asset|caso|reporte|solicitud)\b|#/giu

/** Area codes nobody has at home: free to call, so a business or an office. */
const FREE_TO_CALL = new Set(['800', '888', '877', '866', '855', '844', '833', '822'])

const DATE = /^(?:(?:19|20)\d\d[-. ]\d\d[-. ]\d\d|\d{1,2}[-. ]\d{1,2}[-. ](?:19|20)?\d\d)(?!\d)/

/** A house number and a street after a number: the end of it was an address. */
const STREET_FOLLOWS =
  /^ (?:[NSEW]\.? )?\p{Lu}[\p{L}']+ (?:St|Street|Ave|Avenue|Rd|Road|Blvd|Dr|Drive|Ln|Lane|Ct|Way|Pl)\b/u

export function findPhones(text: string, contacts: PublicContacts): Finding[] {
  return [...ten(text), ...withCountry(text), ...inGroups(text)].filter(
    ({ from, to }) => !isPublic(text.slice(from, to), contacts),
  )
}

function isPublic(found: string, { phones, exchanges }: PublicContacts): boolean {
  const digits = digitsOf(found)
  const plain = digits.slice(-10)
  const area = plain.length === 10 ? plain.slice(0, 3) : ''
  return FREE_TO_CALL.has(area) || phones.has(plain) || exchanges.has(plain.slice(0, 6))
}

function* ten(text: string): Generator<Finding> {
  for (const { 0: found, index: from } of text.matchAll(TEN)) {
    const to = from + found.length
    if (
      isNumbered(text, from, found) ||
      (/^[\d ]+$/.test(found) && STREET_FOLLOWS.test(text.slice(to, to + 60)))
    )
      continue
    yield { kind: 'phone', from, to }
  }
}

/** Digits in a row without a sign between them are as often the number of a case, a permit or a ticket. */
const isNumbered = (text: string, from: number, found: string) =>
  /^\d+$/.test(found) && saidBefore(text, from, CALLED_OTHERWISE, { unless: CALLED_ONE })

function* withCountry(text: string): Generator<Finding> {
  for (const { 0: found, index: from } of text.matchAll(WITH_COUNTRY)) {
    const coordinate = /^\+\d{1,3}\.\d{3,}/.test(found)
    if (!coordinate) yield { kind: 'phone', from, to: from + found.length }
  }
}

function* inGroups(text: string): Generator<Finding> {
  for (const { 0: found, index: from } of text.matchAll(IN_GROUPS)) {
    const to = from + found.length
    if (DATE.test(found) || STREET_FOLLOWS.test(text.slice(to, to + 60))) continue
    if (saidBefore(text, from, CALLED_ONE, { unless: CALLED_OTHERWISE })) yield { kind: 'phone', from, to }
  }
}
