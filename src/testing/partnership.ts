/** A city with one partner system, and the hands that carry between them. */
import { openOutbound, type OutboundLimits } from '../kernel/outbound.ts'
import { startRelay } from '../kernel/relay.ts'
import { sealer } from '../kernel/seal.ts'
import type { CatalogDraft } from '../modules/catalog/index.ts'
import { hashKey } from '../modules/identity/index.ts'
import {
  PARTNER_KEYS,
  keepPartnerKey,
  listDeliveries,
  listPartners,
  type Partner,
  type PartnerEntry,
  type PartnerGround,
  savePartnerEntries,
  startCarrier,
} from '../modules/partners/index.ts'
import { readers } from '../surfaces/jobs/index.ts'
import { aCity, type TestCity } from './city.ts'
import { smallCity } from './small-city.ts'

export interface Partnership {
  readonly city: TestCity
  readonly ground: PartnerGround
  partner(): Promise<Partner>
  /** Hands every event to its readers, and does all that is due then. */
  settles(): Promise<void>
  /** Everything is due now: pauses are over, and the partner is asked for news. */
  later(): Promise<void>
  deliveries(): ReturnType<typeof listDeliveries>
}

/** The key a partner gave the city. */
export const THEIR_KEY = 'key & of the partner'
/** What the partner pushes with. */
export const PUSH_KEY = 'key of the city for its partner'

const SCOPES = [
  'submit_requests',
  'accept_requests',
  'close_requests',
  'reopen_requests',
  'withdraw_requests',
]

export const aPartnerEntry = (endpoint: string, more: Partial<PartnerEntry> = {}): PartnerEntry => ({
  code: 'works',
  name: 'Street works',
  agencyCode: 'streets',
  endpoint,
  jurisdictionId: 'works.example',
  pushesWith: 'Street works',
  services: { '101': { code: 'HOLE', answers: { '11': 'SIZE' } }, '102': { code: 'LIGHT' } },
  dialect: {},
  hears: 'updates',
  pollSeconds: 300,
  tellsUpdates: true,
  getsPrivate: false,
  getsContact: false,
  active: true,
  ...more,
})

export async function aPartnership(
  endpoint: string,
  more: Partial<PartnerEntry> = {},
  limits: OutboundLimits = {},
  draft: CatalogDraft = smallCity,
): Promise<Partnership> {
  const city = await aCity(draft)
  await city.db
    .insertInto('api_key')
    .values({
      label: 'Street works',
      key_hash: hashKey(PUSH_KEY),
      agency_code: 'streets',
      partner: 'Street works',
      scopes: SCOPES,
      demo: false,
      revoked_at: null,
    })
    .execute()
  const keys = sealer('a secret of at least thirty-two characters', PARTNER_KEYS)
  const call = openOutbound(['127.0.0.0/8'], limits)
  const ground: PartnerGround = { city, call, sealer: keys, site: 'https://311.city.example' }
  await city.db.transaction().execute((tx) => savePartnerEntries(tx, [aPartnerEntry(endpoint, more)]))
  const partner = async () => (await listPartners(city.db))[0]!
  const admin = await city.staff('administrator')
  const { id } = await partner()
  await city.act(admin, (act) => keepPartnerKey(act, keys, id, THEIR_KEY))

  const problems: unknown[] = []
  const relay = startRelay({ ...city, busy: () => false }, readers, [], (problem) => problems.push(problem))
  // Only by `drain()`: what the relay's own loop holds at a moment, a test would have to wait for.
  await relay.stop()
  const settles = async () => {
    await relay.drain()
    const carrier = startCarrier(ground, (problem) => problems.push(problem))
    await carrier.settle()
    await carrier.stop()
    if (problems.length > 0) throw problems[0]
  }
  return {
    city,
    ground,
    partner,
    settles,
    later: async () => {
      await relay.drain()
      const now = new Date()
      await city.db.updateTable('partner_system').set({ rest_until: null, next_poll_at: now }).execute()
      await city.db.updateTable('partner_delivery').set({ next_attempt_at: now }).execute()
      await city.db.updateTable('partner_word').set({ next_attempt_at: now }).execute()
      await settles()
    },
    deliveries: () => listDeliveries(city.db, { limit: 100 }),
  }
}
