/** A photo that a partner named for a request and that is not here yet. */
import { hashKey } from '../modules/identity/index.ts'
import { listPartners, savePartnerEntries } from '../modules/partners/index.ts'
import type { RequestId } from '../modules/requests/index.ts'
import { uuidv7 } from '../kernel/uuid.ts'
import type { TestCity } from './city.ts'
import { aPartnerEntry } from './partnership.ts'

/** @param words stand in its address and in what its server said. */
export async function aPartnerPhoto(city: TestCity, id: RequestId, words: string): Promise<void> {
  const key = { agency_code: null, partner: null, scopes: [], demo: false, revoked_at: null }
  await city.db
    .insertInto('api_key')
    .values({ label: 'Street works', key_hash: hashKey('K'), ...key })
    .onConflict((known) => known.doNothing())
    .execute()
  await city.db
    .transaction()
    .execute((tx) => savePartnerEntries(tx, [aPartnerEntry('https://works.example/v2')]))
  const [partner] = await listPartners(city.db)
  const delivery = uuidv7(new Date())
  await city.pool.query(
    `insert into partner_delivery (id, partner_id, request_id, state, next_attempt_at, created_at, sent_at)
     values ($1, $2, $3, 'accepted', now(), now(), now()) on conflict (partner_id, request_id) do nothing`,
    [delivery, partner!.id, id],
  )
  await city.pool.query(
    `insert into partner_photo
       (delivery_id, update_id, url, status, state, attempts, next_attempt_at, words, created_at)
     select id, $2, 'https://works.example/' || $2, $2, 'stuck', 1, now(), $2, now() from partner_delivery
     where request_id = $1 on conflict do nothing`,
    [id, words],
  )
}
