/** Asking partners what became of what they have. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { requestsById, requestsChangedIn, type Span, updatesIn } from './georeport/client.ts'
import type { TheirRequest } from './georeport/read-answers.ts'
import { hear } from './hear.ts'
import { endpointOf, findPartner, type Partner, type PartnerGround } from './partners.ts'
import type { DeliveryId, PartnerId } from './tables.ts'
import { rest, troubleOf, wellAgain } from './trouble.ts'

const HOUR = 3_600_000 // milliseconds
/** Asked again each time: clocks differ, and servers publish late. What was heard before is no news. */
export const OVERLAP = 2 * HOUR
/** Longest stretch asked for at once; after a week away we go on in steps. */
const STRETCH = 7 * 24 * HOUR
/** Requests asked for in one poll; the next poll asks for others. */
const AT_ONCE = 500
/** How long after they ended a request it is still asked for: they may open it again. */
const AFTERWARDS = 30 * 24 * HOUR

/** Asks the partner whose turn it is; false when it is nobody's. */
export async function pollNext(ground: PartnerGround, now = new Date()): Promise<boolean> {
  const id = await claim(ground, now)
  if (id === undefined) return false
  const partner = await findPartner(ground.city.db, id)
  try {
    await howToAsk(partner)(ground, partner, now)
    await wellAgain(ground.city.db, id)
  } catch (error) {
    await rest(ground.city.db, id, troubleOf(error), now)
  }
  return true
}

async function claim({ city: { db } }: PartnerGround, now: Date): Promise<PartnerId | undefined> {
  const taken = await db
    .updateTable('partner_system')
    .set({ next_poll_at: sql`${now}::timestamptz + make_interval(secs => poll_seconds)` })
    .where('id', '=', (partner) =>
      partner
        .selectFrom('partner_system')
        .select('id')
        .where('active', '=', true)
        .where('hears', '!=', 'pushes')
        .where('next_poll_at', '<=', now)
        .where(({ eb, or }) => or([eb('rest_until', 'is', null), eb('rest_until', '<=', now)]))
        .orderBy('next_poll_at')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returning('id')
    .executeTakeFirst()
  return taken?.id
}

function howToAsk({ hears, dialect }: Partner) {
  if (hears === 'updates') return pollUpdates
  return dialect.updatedAfter ? pollChanges : pollRequests
}

function pollUpdates(ground: PartnerGround, partner: Partner, now: Date): Promise<void> {
  return stretchByStretch(ground, partner, now, async (span) => {
    const updates = await updatesIn(endpointOf(partner, ground), span)
    const inOrder = updates.toSorted((one, other) => timeOf(one.updatedAt) - timeOf(other.updatedAt))
    for (const { id, requestId, status, body, mediaUrls } of inOrder) {
      await hear(ground, partner, { theirRequestId: requestId, updateId: id, status, body, mediaUrls }, now)
    }
  })
}

/** For servers without updates that say which requests changed: one question, however many requests they have. */
function pollChanges(ground: PartnerGround, partner: Partner, now: Date): Promise<void> {
  return stretchByStretch(ground, partner, now, async (span) => {
    const changed = await requestsChangedIn(endpointOf(partner, ground), span)
    const byId = new Map(changed.map((one) => [one.id, one]))
    const known = await ground.city.db
      .selectFrom('partner_delivery')
      .select(['id', 'their_id', 'heard', 'their_status'])
      .where('partner_id', '=', partner.id)
      .where('state', '=', 'accepted')
      .where('their_id', '=', sql<string>`any(${[...byId.keys()]}::text[])`)
      .execute()
    for (const delivery of known) {
      await hearRequest(ground, partner, delivery, byId.get(delivery.their_id!)!, now)
    }
  })
}

/** Each stretch is applied whole before the next is asked for: where it breaks off, the next poll begins. */
async function stretchByStretch(
  ground: PartnerGround,
  partner: Partner,
  now: Date,
  ask: (span: Span) => Promise<void>,
): Promise<void> {
  const since = partner.heardUntil ?? (await firstDelivery(ground, partner.id))
  if (!since) return
  for (const span of stretches(new Date(since.getTime() - OVERLAP), now)) {
    await ask(span)
    await ground.city.db
      .updateTable('partner_system')
      .set({ heard_until: sql`greatest(heard_until, ${span.to}::timestamptz)` })
      .where('id', '=', partner.id)
      .execute()
  }
}

/** Pieces of a span of time that touch each other, none longer than a stretch. */
export function stretches(from: Date, to: Date): Span[] {
  const all: Span[] = []
  for (let start = from.getTime(); start < to.getTime(); start += STRETCH) {
    all.push({ from: new Date(start), to: new Date(Math.min(start + STRETCH, to.getTime())) })
  }
  return all
}

const timeOf = (at: Date | undefined): number => at?.getTime() ?? 0

async function firstDelivery({ city: { db } }: PartnerGround, id: PartnerId): Promise<Date | undefined> {
  const first = await db
    .selectFrom('partner_delivery')
    .select('created_at')
    .where('partner_id', '=', id)
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst()
  return first?.created_at
}

/** For servers without updates: how each request stands is asked for, and what changed since is what they said. */
async function pollRequests(ground: PartnerGround, partner: Partner, now: Date): Promise<void> {
  const { db } = ground.city
  const asked = await db
    .selectFrom('partner_delivery')
    .select(['id', 'their_id', 'heard', 'their_status'])
    .where('partner_id', '=', partner.id)
    .where('state', '=', 'accepted')
    .where('their_id', 'is not', null)
    .where(({ eb, or }) =>
      or([eb('ended_at', 'is', null), eb('ended_at', '>', new Date(now.getTime() - AFTERWARDS))]),
    )
    .orderBy('asked_at', (order) => order.asc().nullsFirst())
    .limit(AT_ONCE)
    .execute()
  if (asked.length === 0) return
  const found = await requestsById(endpointOf(partner, ground), [
    ...new Set(asked.flatMap(({ their_id }) => their_id ?? [])),
  ])
  const byId = new Map(found.map((one) => [one.id, one]))
  for (const delivery of asked) {
    const theirs = byId.get(delivery.their_id ?? '')
    if (theirs) await hearRequest(ground, partner, delivery, theirs, now)
  }
  await db
    .updateTable('partner_delivery')
    .set({ asked_at: now })
    .where('id', '=', sql<never>`any(${asked.map(({ id }) => id)}::uuid[])`)
    .execute()
}

interface Known {
  readonly id: DeliveryId
  readonly heard: string | null
  readonly their_status: string | null
}

async function hearRequest(
  ground: PartnerGround,
  partner: Partner,
  { id, heard: before, their_status: was }: Known,
  theirs: TheirRequest,
  now: Date,
): Promise<void> {
  const heard = fingerprint(theirs)
  if (heard === before) return
  const status = theirs.status.toLowerCase()
  const wasClosed = was !== null && /^(closed|fixed)/.test(was)
  // In lists `open` is no word said with a comment, but where the request stands: after `closed` it was opened again.
  const said = status === 'open' && wasClosed ? 'reopen' : status
  await hear(
    ground,
    partner,
    { theirRequestId: theirs.id, updateId: heard, status: said, body: theirs.notes },
    now,
  )
  await ground.city.db
    .updateTable('partner_delivery')
    .set({ heard, their_status: status.slice(0, 300) })
    .where('id', '=', id)
    .execute()
}

/** Changes with the status, the words and the time of a request. */
function fingerprint({ status, notes, updatedAt }: TheirRequest): string {
  const text = JSON.stringify([status, notes, updatedAt?.toISOString() ?? ''])
  return createHash('sha256').update(text).digest('hex').slice(0, 40)
}
