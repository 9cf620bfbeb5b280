/** What a city says of its partner systems, from its files or the desk. */
import type { Act } from '../../kernel/act.ts'
import { allow } from '../../kernel/actor.ts'
import type { Reader, Tx } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Sealer } from '../../kernel/seal.ts'
import { keyIdOf, keyLabelOf } from '../identity/index.ts'
import { type Dialect, STANDARD } from './dialect.ts'
import { listPartners } from './partners.ts'
import type { Hears, PartnerId, ServiceMap } from './tables.ts'

/** A partner system as the files of a city say it; its key for us is entered at the desk and stands in no file. */
export interface PartnerEntry {
  readonly code: string
  readonly name: string
  readonly agencyCode: string
  readonly endpoint: string
  readonly jurisdictionId: string | null
  /** Label of the API key it pushes with. */
  readonly pushesWith: string
  readonly services: ServiceMap
  /** Only where it deviates from the standard. */
  readonly dialect: Partial<Dialect>
  readonly hears: Hears
  readonly pollSeconds: number
  readonly tellsUpdates: boolean
  readonly getsPrivate: boolean
  readonly getsContact: boolean
  readonly active: boolean
}

/** What keys of partners are sealed for. */
export const PARTNER_KEYS = 'partner keys'

export async function listPartnerEntries(db: Reader): Promise<PartnerEntry[]> {
  const partners = await listPartners(db)
  return Promise.all(
    partners.map(async ({ apiKeyId, dialect, ...partner }) => ({
      code: partner.code,
      name: partner.name,
      agencyCode: partner.agencyCode,
      endpoint: partner.endpoint,
      jurisdictionId: partner.jurisdictionId,
      pushesWith: await keyLabelOf(db, apiKeyId),
      services: partner.services,
      dialect: deviations(dialect),
      hears: partner.hears,
      pollSeconds: partner.pollSeconds,
      tellsUpdates: partner.tellsUpdates,
      getsPrivate: partner.getsPrivate,
      getsContact: partner.getsContact,
      active: partner.active,
    })),
  )
}

/** The switches that do not stand as the standard says. */
export function deviations(dialect: Dialect): Partial<Dialect> {
  return Object.fromEntries(
    Object.entries(dialect).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(STANDARD[name as keyof Dialect]),
    ),
  )
}

/** Adds and changes; a partner is never removed, because deliveries refer to it: it is made inactive. */
export async function savePartnerEntries(tx: Tx, entries: readonly PartnerEntry[]): Promise<void> {
  for (const entry of entries) await savePartner(tx, entry)
}

async function savePartner(tx: Tx, entry: PartnerEntry): Promise<void> {
  const apiKeyId = await keyIdOf(tx, entry.pushesWith)
  if (apiKeyId === undefined) {
    throw new Refusal('invalid', 'no_such_key', `There is no API key called ${entry.pushesWith}.`, {
      field: 'pushes_with',
    })
  }
  const row = {
    code: entry.code,
    name: entry.name,
    agency_code: entry.agencyCode,
    endpoint: entry.endpoint.replace(/\/+$/, ''),
    jurisdiction_id: entry.jurisdictionId,
    api_key_id: apiKeyId,
    services: JSON.stringify(entry.services),
    dialect: JSON.stringify(entry.dialect),
    hears: entry.hears,
    poll_seconds: entry.pollSeconds,
    tells_updates: entry.tellsUpdates,
    gets_private: entry.getsPrivate,
    gets_contact: entry.getsContact,
    active: entry.active,
  }
  await tx
    .insertInto('partner_system')
    .values({ ...row, sealed_key: null, rest_until: null, last_trouble: null, heard_until: null })
    .onConflict((known) => known.column('code').doUpdateSet(row))
    .execute()
}

/** Keeps the key a partner gave us. It is shown to nobody again; `''` takes it away. */
export async function keepPartnerKey(act: Act, sealer: Sealer, id: PartnerId, key: string): Promise<void> {
  allow(act.by, 'manage_keys')
  const given = key.trim()
  if (given.length > 500) {
    throw new Refusal('invalid', 'field_too_long', 'A key has at most 500 characters.', {
      field: 'key',
      limit: 500,
    })
  }
  const changed = await act.tx
    .updateTable('partner_system')
    .set({ sealed_key: given === '' ? null : sealer.seal(given) })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (!changed) throw noSuchPartner()
}

/** Whether anything is sent to it, and it is asked for anything. What waits goes on waiting. */
export async function setPartnerActive(act: Act, id: PartnerId, active: boolean): Promise<void> {
  allow(act.by, 'manage_keys')
  const changed = await act.tx
    .updateTable('partner_system')
    .set({ active })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (!changed) throw noSuchPartner()
}

const noSuchPartner = (): Refusal =>
  new Refusal('not_found', 'no_such_partner', 'There is no such partner system.')
