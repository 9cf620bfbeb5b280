/** Changing at the desk what a partner system is: where it stands, what goes there, and how it deviates. */
import type { Act } from '../../kernel/act.ts'
import { allow } from '../../kernel/actor.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type Dialect, STANDARD } from './dialect.ts'
import { deviations } from './save-partner.ts'
import type { Hears, PartnerId, ServiceMap } from './tables.ts'

/** What may be changed; code, agency and the key it pushes with stand in the city's files. */
export interface PartnerChange {
  readonly name: string
  readonly endpoint: string
  readonly jurisdictionId: string | null
  /** Our code → theirs. What else a mapping says of a service that stays is kept. */
  readonly services: Readonly<Record<string, string>>
  readonly hears: Hears
  readonly pollSeconds: number
  readonly tellsUpdates: boolean
  readonly getsPrivate: boolean
  readonly getsContact: boolean
  /** Only these switches; the others stay as they are. */
  readonly dialect: Partial<Dialect>
}

/**
 * What waits for it goes by what is said here from now on; at another endpoint it begins as if it had never failed.
 *
 * @param known codes of our services.
 * @throws {Refusal} `forbidden`, `no_such_partner`, `name_needed`, `not_an_endpoint`, `no_such_service`,
 *   `services_needed`, `not_a_zone`, or `out_of_range`.
 */
export async function changePartner(
  act: Act,
  id: PartnerId,
  change: PartnerChange,
  known: ReadonlySet<string>,
): Promise<void> {
  allow(act.by, 'manage_keys')
  const checked = check(change, known)
  const before = await act.tx
    .selectFrom('partner_system')
    .select(['endpoint', 'services', 'dialect'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!before) throw new Refusal('not_found', 'no_such_partner', 'There is no such partner system.')
  const dialect = deviations({ ...STANDARD, ...before.dialect, ...checked.dialect })
  await act.tx
    .updateTable('partner_system')
    .set({
      name: checked.name,
      endpoint: checked.endpoint,
      jurisdiction_id: checked.jurisdictionId,
      services: JSON.stringify(mappingsOf(checked.services, before.services)),
      dialect: JSON.stringify(dialect),
      hears: checked.hears,
      poll_seconds: checked.pollSeconds,
      tells_updates: checked.tellsUpdates,
      gets_private: checked.getsPrivate,
      gets_contact: checked.getsContact,
      ...(checked.endpoint !== before.endpoint && { rest_until: null, last_trouble: null }),
    })
    .where('id', '=', id)
    .execute()
}

/** Answers and fixed attributes of a mapping are the city's files' to say. */
function mappingsOf(services: PartnerChange['services'], before: ServiceMap): ServiceMap {
  return Object.fromEntries(
    Object.entries(services).map(([ours, code]) => [ours, { ...before[ours], code }] as const),
  )
}

function check(change: PartnerChange, known: ReadonlySet<string>): PartnerChange {
  const name = change.name.trim()
  if (!name || name.length > 200) throw no('name_needed', 'Give a name of at most 200 characters.', 'name')
  const endpoint = change.endpoint.trim().replace(/\/+$/, '')
  if (!isEndpoint(endpoint)) throw no('not_an_endpoint', 'This is not the base of an address.', 'endpoint')
  const codes = Object.entries(change.services)
  if (codes.length === 0) throw no('services_needed', 'Name a service at least.', 'services')
  const stranger = codes.find(([ours, theirs]) => !known.has(ours) || theirs.length > 200)
  if (stranger) throw no('no_such_service', 'There is no such service.', 'services', { service: stranger[0] })
  const { pollSeconds, dialect } = change
  if (!Number.isInteger(pollSeconds) || pollSeconds < 5 || pollSeconds > 86_400)
    throw no('out_of_range', 'From 5 to 86,400.', 'poll_seconds', { from: 5, to: 86_400 })
  if (dialect.zone !== undefined && !isZone(dialect.zone))
    throw no('not_a_zone', 'There is no such time zone.', 'zone')
  for (const [field, value, most] of [
    ['page_size', dialect.pageSize ?? 1, 1_000],
    ['ids_per_call', dialect.idsPerCall ?? 1, 200],
  ] as const) {
    if (!Number.isInteger(value) || value < 1 || value > most)
      throw no('out_of_range', `From 1 to ${most}.`, field, { from: 1, to: most })
  }
  return { ...change, name, endpoint, jurisdictionId: change.jurisdictionId?.trim().slice(0, 200) || null }
}

const no = (code: string, words: string, field: string, more: Record<string, string | number> = {}) =>
  new Refusal('invalid', code, words, { field, ...more })

/** As in the city's files: no key, no query, and a way we speak. */
function isEndpoint(text: string): boolean {
  const url = URL.canParse(text) && text.length <= 1_000 ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol)) return false
  return !url.username && !url.password && !url.search && !url.hash
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone }).format()
    return true
  } catch {
    return false
  }
}
