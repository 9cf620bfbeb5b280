/** Texts with personal data masked, as the city's own contacts leave them. */
import type { Catalog } from '../catalog/index.ts'
import { cityContacts, maskPersonalData, type PublicContacts } from '../privacy/index.ts'

/** What was masked lately: lists, pages and feeds read the same texts again and again. */
const lately = new WeakMap<Catalog, Map<string, string>>()
const MOST_REMEMBERED = 4_000 // texts, of a few hundred characters each
const LONGEST_REMEMBERED = 1_000 // characters

/** The text as everybody may read it. */
export function masked(text: string, catalog: Catalog): string {
  if (text === '' || text.length > LONGEST_REMEMBERED) return maskPersonalData(text, contactsOf(catalog))
  let known = lately.get(catalog)
  if (!known) lately.set(catalog, (known = new Map()))
  const before = known.get(text)
  if (before !== undefined) return before
  const words = maskPersonalData(text, contactsOf(catalog))
  // The oldest goes: a Map keeps the order in which texts came.
  if (known.size >= MOST_REMEMBERED) known.delete(known.keys().next().value!)
  known.set(text, words)
  return words
}

const contacts = new WeakMap<Catalog, PublicContacts>()

/** What the city publishes about itself: nobody's secret. */
export function contactsOf(catalog: Catalog): PublicContacts {
  const known = contacts.get(catalog)
  if (known) return known
  const { id, hosts, contact } = catalog.jurisdiction
  const published = [
    ...[id, ...hosts, contact.phone, contact.email],
    ...(contact.ways ?? []).map(({ value }) => value),
    ...catalog.agencies.flatMap(({ email, phone }) => [email, phone]),
  ]
  const made = cityContacts(published.filter((one) => one !== undefined))
  contacts.set(catalog, made)
  return made
}
