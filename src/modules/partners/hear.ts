/** What a partner says of a request becomes a line of its history, once; our own words come back unheard. */
import { perform } from '../../kernel/act.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { actorOfKey } from '../identity/index.ts'
import {
  addPartnerUpdate,
  findPublic,
  lockForPartner,
  type PartnerMove,
  type Standing,
  standingsOf,
  wasHeard,
} from '../requests/index.ts'
import { fetchPhotos } from './fetch-photos.ts'
import { forgetNamed, noteMissing, waitsForPhotos } from './missing-photos.ts'
import type { Partner, PartnerGround } from './partners.ts'
import { readStatus } from './statuses.ts'
import type { DeliveryId } from './tables.ts'

export interface Heard {
  readonly theirRequestId: string
  /** Heard again under the same id it is the same. */
  readonly updateId: string
  readonly status: string
  readonly body: string
  /** Addresses of photos that came with the words. */
  readonly mediaUrls?: readonly string[]
}

/** Their word for a status, as we take it; an unknown one changes nothing and is kept as it was said. */
export function meaningOf({ dialect }: Partner, said: string): { status: string; move?: PartnerMove } {
  const own = dialect.statuses[said.trim().toLowerCase()]
  return readStatus(own ?? said) ?? { status: said.trim() }
}

/** May be called again with the same: then nothing happens. True when something new was heard. */
export async function hear(
  ground: PartnerGround,
  partner: Partner,
  heard: Heard,
  now = new Date(),
): Promise<boolean> {
  const { db } = ground.city
  const deliveries = await db
    .selectFrom('partner_delivery')
    .select(['id', 'request_id'])
    .where('partner_id', '=', partner.id)
    .where('their_id', '=', heard.theirRequestId)
    .execute()
  let news = false
  for (const { id, request_id } of deliveries) {
    const [standing] = await standingsOf(db, [request_id])
    if (!standing || (await isOurs(ground, partner, id, standing, heard))) continue
    if (await add(ground, partner, id, standing, heard, now)) news = true
    await note(ground, partner, id, heard, now)
  }
  return news
}

async function add(
  ground: PartnerGround,
  partner: Partner,
  deliveryId: DeliveryId,
  { id: requestId, number }: Standing,
  { updateId: theirs, body, status: said, mediaUrls = [] }: Heard,
  now: Date,
): Promise<boolean> {
  const { db } = ground.city
  const updateId = theirs.slice(0, 200)
  const { apiKeyId } = partner
  if (await wasHeard(db, { apiKeyId, requestId, updateId })) return false
  const { status, move } = meaningOf(partner, said)
  const named = { deliveryId, updateId, status }
  if (body.trim() === '' && (await waitsForPhotos(db, named))) return false
  const { photos, missing } = await fetchPhotos(ground, mediaUrls, now)
  const by = await actorOfKey(db, apiKeyId)
  const update = { number, updateId, body, photos, status, ...(move && { move }) }
  try {
    const { repeated } = await perform(
      db,
      by,
      async (act) => {
        const heard = await addPartnerUpdate(act, update)
        if (!heard.repeated) {
          await forgetNamed(act.tx, named)
          await noteMissing(act.tx, named, missing, now)
        }
        return heard
      },
      now,
    )
    return !repeated
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    // Nothing but photos, and none is here yet: it is heard with the first of them.
    if (error.code === 'nothing_said' && missing.length > 0) {
      await perform(db, by, async (act) => {
        await lockForPartner(act, number)
        await noteMissing(act.tx, named, missing, now)
      })
    }
    // Without words, and nothing moves; or it is a request they may not know: nothing to write down.
    return false
  }
}

async function note(
  { city: { db } }: PartnerGround,
  partner: Partner,
  id: DeliveryId,
  { status }: Heard,
  now: Date,
): Promise<void> {
  const ended = meaningOf(partner, status).move?.to === 'closed'
  await db
    .updateTable('partner_delivery')
    .set(({ fn, val }) => ({
      their_status: status.slice(0, 300),
      ended_at: ended ? fn.coalesce('ended_at', val(now)) : null,
    }))
    .where('id', '=', id)
    .execute()
}

/** Known by the id they gave it; or, when their answer to it was lost, by its words: then the id is kept now. */
async function isOurs(
  { city }: PartnerGround,
  { hears }: Partner,
  delivery: DeliveryId,
  { number, visibility }: Standing,
  heard: Heard,
): Promise<boolean> {
  const words = await city.db
    .selectFrom('partner_word')
    .select(['activity_id', 'their_update_id', 'words'])
    .where('delivery_id', '=', delivery)
    .where('attempts', '>', 0)
    .execute()
  const said = heard.body.trim()
  if (words.some(({ their_update_id }) => their_update_id === heard.updateId)) return true
  if (said !== '' && words.some((word) => word.words?.trim() === said)) return true
  // Where requests are asked for, what stands in their notes has no id.
  const nameless = words.filter(({ their_update_id }) => their_update_id === null || hears === 'requests')
  if (nameless.length === 0 || heard.body.trim() === '') return false
  const thread = await findPublic(city, number, visibility === 'private')
  const same = thread?.activities.find(
    ({ id, body }) =>
      body.trim() === heard.body.trim() && nameless.some(({ activity_id }) => activity_id === id),
  )
  if (!same) return false
  if (hears === 'requests') return true
  await city.db
    .updateTable('partner_word')
    .set({ state: 'sent', their_update_id: heard.updateId.slice(0, 300), words: null })
    .where('delivery_id', '=', delivery)
    .where('activity_id', '=', same.id)
    .execute()
  return true
}
