/** What an agent has written down so far while somebody talks: read from the form, checked against what is known. */
import { randomUUID } from 'node:crypto'
import { carryOver, type Catalog, type Service, serviceByCode } from '../../../modules/catalog/index.ts'
import type { AddressHit, Point } from '../../../modules/places/index.ts'
import { type Channel, CHANNELS, type PublicRequest, type Report } from '../../../modules/requests/index.ts'
import type { City } from '../../../web/index.ts'
import { type Fields, list, oneOf, text } from '../form.ts'
import { serviceNamed } from '../parts/service-list.tsx'

export interface Draft {
  readonly fields: Fields
  readonly service: Service | undefined
  /** Lines that came into the description from answers to another service. */
  readonly moved: readonly string[]
  /** Where it is, as far as the address says. */
  readonly hit: AddressHit | undefined
  /** Places the address may mean, when it is not sure. */
  readonly maybe: readonly AddressHit[]
  /** The same key twice is the same request: a double press makes one. */
  readonly key: string
}

/** Kinds of hits that name one spot; of a whole street, or of a house that does not exist, the agent asks. */
const EXACT: ReadonlySet<AddressHit['kind']> = new Set(['address', 'intersection', 'landmark'])

export function draftOf(city: City, fields: Fields, locale: string): Draft {
  const hits = text(fields, 'address')
    ? city.places().searchAddresses(text(fields, 'address').slice(0, 200), 5)
    : []
  const [first] = hits
  const hit = first && EXACT.has(first.kind) ? first : undefined
  const catalog = city.catalog()
  // A guess that was pressed without scripts; with them the page writes it into the field.
  const named = text(fields, 'divert') || text(fields, 'service') || text(fields, 'guess')
  const service = serviceNamed(catalog, named, locale)
  return {
    ...carried(catalog, fields, service, locale),
    service,
    hit,
    maybe: hit ? [] : hits,
    key: text(fields, 'key') || randomUUID(),
  }
}

/**
 * Answers stay where another service asks the same; those in words become part of the description, so that nothing
 * that was said once must be said again.
 */
function carried(
  catalog: Catalog,
  fields: Fields,
  service: Service | undefined,
  locale: string,
): Pick<Draft, 'fields' | 'moved'> {
  const from = serviceByCode(catalog, text(fields, 'answered'))
  if (!from || !service || from === service) return { fields, moved: [] }
  const { answers, words } = carryOver(from, service, answersIn(fields), locale)
  const others = Object.entries(fields).filter(([name]) => !name.startsWith('a.'))
  const said = text(fields, 'description')
  const moved = words.filter((line) => !said.includes(line))
  return {
    fields: {
      ...Object.fromEntries(others),
      ...Object.fromEntries(Object.entries(answers).map(([code, value]) => [`a.${code}`, [value].flat()])),
      description: [said, ...moved].filter(Boolean).join('\n'),
    },
    moved,
  }
}

/**
 * The report the form means, ready to be submitted by the rules everybody's are.
 *
 * @param repeated what the caller says "me too" to: the report is about the same, at the same place where they name none.
 */
export function reportOf(
  { fields, service, hit, key }: Draft,
  locale: string,
  repeated?: PublicRequest,
): Report {
  const said = (name: string) => text(fields, name)
  const reporter = {
    firstName: said('first_name'),
    lastName: said('last_name'),
    phone: said('phone'),
    email: said('email'),
    wantsMail: 'wants_mail' in fields,
    wantsTexts: 'wants_texts' in fields,
  }
  const typed = said('address')
  const point = hit?.point ?? (typed ? undefined : repeated?.point)
  const address = hit?.label ?? (typed || repeated?.address)
  const offered = repeated ? [] : offeredIn(fields)
  const sameService = repeated === undefined || repeated.serviceCode === service?.code
  return {
    serviceCode: repeated?.serviceCode ?? service?.code ?? said('service').slice(0, 20),
    description: said('description'),
    ...(point && { point }),
    ...(address && { address }),
    answers: sameService ? answersIn(fields) : {},
    ...(repeated && { repeats: Number(repeated.number) }),
    ...(offered.length > 0 && { offeredAtPlace: offered.indexOf(service?.code ?? '') + 1 }),
    reporter,
    channel: oneOf(CHANNELS, said('channel')) ?? 'phone',
    language: said('language') || locale,
    idempotencyKey: `desk ${key}`,
  }
}

/** Services that a page offered at most. */
const OFFERED = 8

/** Codes of the services that were offered for the caller's words, the likeliest first. */
export const offeredIn = (fields: Fields): readonly string[] => list(fields, 'offered').slice(0, OFFERED)

export function answersIn(fields: Fields): Report['answers'] {
  const names = Object.keys(fields).filter((name) => name.startsWith('a.'))
  return Object.fromEntries(names.map((name) => [name.slice(2), list(fields, name)]))
}

export const pointOf = ({ hit }: Draft): Point | undefined => hit?.point ?? undefined

/** Ways somebody reaches an agent, the most frequent first. */
export const TALKING: readonly Channel[] = ['phone', 'counter', 'email', 'sms', 'chat', 'social']
