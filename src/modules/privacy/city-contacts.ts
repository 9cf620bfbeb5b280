/** What a city publishes about itself, so that its own numbers are not taken for a person's. */
import { digitsOf, type PublicContacts } from './finding.ts'

/**
 * @param contacts telephone numbers, e-mail addresses and host names the city has published, in any writing.
 */
export function cityContacts(contacts: readonly string[]): PublicContacts {
  const phones = contacts
    .filter((contact) => !contact.includes('@'))
    .map(plainPhone)
    .filter((digits) => digits.length >= 7)
  const domains = contacts.flatMap((contact) =>
    /[\p{L}-]\.\p{L}{2,}$/u.test(contact) ? [contact.slice(contact.indexOf('@') + 1).toLowerCase()] : [],
  )
  return {
    phones: new Set(phones),
    // A city has whole blocks of numbers: an office's neighbour on the telephone is an office.
    exchanges: new Set(phones.filter(({ length }) => length === 10).map((digits) => digits.slice(0, 6))),
    domains: new Set(domains),
  }
}

function plainPhone(contact: string): string {
  const digits = digitsOf(contact)
  return digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits
}
