/** The partner systems of a city, and how they are reached. */
import type { Reader } from '../../kernel/db.ts'
import type { Outbound } from '../../kernel/outbound.ts'
import type { Sealer } from '../../kernel/seal.ts'
import type { ApiKeyId } from '../identity/index.ts'
import type { City } from '../requests/index.ts'
import { type Dialect, STANDARD } from './dialect.ts'
import type { Endpoint } from './georeport/client.ts'
import type { Hears, PartnerId, ServiceMap } from './tables.ts'

export interface Partner {
  readonly id: PartnerId
  readonly code: string
  readonly name: string
  readonly agencyCode: string
  /** Base of its GeoReport v2, without a slash at the end. */
  readonly endpoint: string
  readonly jurisdictionId: string | null
  readonly sealedKey: string | null
  /** Our key that it pushes with; its scopes decide what its word may do. */
  readonly apiKeyId: ApiKeyId
  readonly services: ServiceMap
  readonly dialect: Dialect
  readonly hears: Hears
  readonly pollSeconds: number
  readonly tellsUpdates: boolean
  readonly getsPrivate: boolean
  readonly getsContact: boolean
  readonly active: boolean
  readonly restUntil: Date | null
  /** Why it could not be asked of late, in its own words. */
  readonly lastTrouble: string | null
  readonly heardUntil: Date | null
}

/** What partners are reached with. */
export interface PartnerGround {
  readonly city: City
  readonly call: Outbound
  readonly sealer: Sealer
  /** The city's address as others reach it, without a slash at the end. */
  readonly site: string
}

/** By code. */
export async function listPartners(db: Reader): Promise<Partner[]> {
  const rows = await partners(db).orderBy('code').execute()
  return rows.map(withDialect)
}

export async function findPartner(db: Reader, id: PartnerId): Promise<Partner> {
  return withDialect(await partners(db).where('id', '=', id).executeTakeFirstOrThrow())
}

/** Switches that were added since it was saved stand as the standard says. */
export const withDialect = <P extends { readonly dialect: Dialect }>(partner: P): P => ({
  ...partner,
  dialect: { ...STANDARD, ...partner.dialect },
})

function partners(db: Reader) {
  return db.selectFrom('partner_system').select(PARTNER_COLUMNS)
}

export const PARTNER_COLUMNS = [
  'id',
  'code',
  'name',
  'agency_code as agencyCode',
  'endpoint',
  'jurisdiction_id as jurisdictionId',
  'sealed_key as sealedKey',
  'api_key_id as apiKeyId',
  'services',
  'dialect',
  'hears',
  'poll_seconds as pollSeconds',
  'tells_updates as tellsUpdates',
  'gets_private as getsPrivate',
  'gets_contact as getsContact',
  'active',
  'rest_until as restUntil',
  'last_trouble as lastTrouble',
  'heard_until as heardUntil',
] as const

/** The key is opened only here, and only to be sent to the partner it is from. */
export function endpointOf(partner: Partner, { call, sealer }: PartnerGround): Endpoint {
  const { endpoint: url, jurisdictionId, sealedKey, dialect } = partner
  const key = sealedKey === null ? null : (sealer.open(sealedKey) ?? null)
  return { url, jurisdictionId, key, dialect, call }
}
