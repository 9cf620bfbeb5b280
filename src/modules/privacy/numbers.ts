/** Payment cards and social security numbers. */
import { digitsOf, type Finding, saidBefore } from './finding.ts'

const CARD = /(?<![\p{L}\d.+-])\d(?:[ -]?\d){12,18}(?![\d-])/gu

/** What issuers begin with, and the lengths of their numbers (ISO/IEC 7812). */
const ISSUERS: readonly RegExp[] = [
  /^4\d{12}(?:\d{3}){0,2}$/, // Visa: 13, 16 or 19
  /^5[1-5]\d{14}$/, // Mastercard
  /^2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}$/,
  /^3[47]\d{13}$/, // American Express
  /^6(?:011|5\d\d|4[4-9]\d)\d{12}$/, // Discover
  /^3(?:0[0-5]|[68]\d)\d{11}$/, // Diners Club
  /^35\d{14}$/, // JCB
]

/** Right length and beginning, and the check digit fits (Luhn, ISO/IEC 7812-1 annex B). */
export function findCards(text: string): Finding[] {
  return [...text.matchAll(CARD)].flatMap(({ 0: found, index: from }): Finding[] => {
    const digits = digitsOf(found)
    const fits = ISSUERS.some((issuer) => issuer.test(digits)) && new Set(digits).size > 1 && luhn(digits)
    return fits ? [{ kind: 'card', from, to: from + found.length }] : []
  })
}

export function luhn(digits: string): boolean {
  let sum = 0
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at])
    const doubled = at % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/** No area 000, 666 or 9xx, no group 00, no serial 0000: those were never issued. */
const SSN = /(?<![\p{L}\d-])(?!000|666|9)\d{3}([- ]?)(?!00)\d\d\1(?!0000)\d{4}(?![\d-])/gu
const CALLED_SSN = /\bssn?\b|\bsocial\b/giu

/** With dashes by its shape; with blanks or in a row only where the text says what it is. */
export function findSsns(text: string): Finding[] {
  return [...text.matchAll(SSN)].flatMap(({ 0: found, 1: separator, index: from }): Finding[] =>
    separator === '-' || saidBefore(text, from, CALLED_SSN)
      ? [{ kind: 'ssn', from, to: from + found.length }]
      : [],
  )
}
