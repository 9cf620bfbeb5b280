/** One try to reach one device. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../../kernel/db.ts'
import { type Outbound, Unanswered } from '../../../kernel/outbound.ts'
import type { City } from '../../requests/index.ts'
import { fillOf } from '../letters.ts'
import { encrypted } from './encrypt.ts'
import { fateOf, type PushAnswer, restAfter } from './fate.ts'
import { isOwnReport } from './own.ts'
import { vapidHeader, vapidKeys } from './vapid.ts'
import type { Push } from './write.ts'

/** What devices are reached with. */
export interface PushGround {
  readonly city: City
  readonly call: Outbound
  /** The city's address, without a slash at the end. */
  readonly site: string
  /** Nobody is at this address any more: whoever follows from it is forgotten. */
  readonly gone: (endpoint: string) => Promise<void>
}

const LEASE = 120_000 // milliseconds: longer than any call takes
const DAY = 86_400 // seconds: what a device that is switched off did not hear within a day is old news

/** Sends the push that has waited longest; false when none is due. Any number of processes may. */
export async function pushNext(ground: PushGround, now = new Date()): Promise<boolean> {
  const { db } = ground.city
  const message = await claim(db, now)
  if (!message) return false
  const { endpoint } = message
  if (await isOwnReport(db, message)) {
    await db.deleteFrom('message').where('id', '=', message.id).execute()
    return true
  }
  const device = await db
    .selectFrom('push_device')
    .select(['p256dh', 'auth', 'origin'])
    .where('endpoint', '=', endpoint)
    .executeTakeFirst()
  const { answer, words, retryAfter } = device ? await send(ground, message, device, now) : NOBODY
  const fate = fateOf(answer, message, retryAfter)
  if (device && fate.state === 'queued') await rest(db, device.origin, restAfter(fate.pause), now)
  await settle(db, message.id, fate, words, now)
  if (fate.gone) await ground.gone(endpoint)
  return true
}

interface Claimed {
  readonly id: string
  readonly endpoint: string
  readonly letterId: string
  readonly fill: string
  readonly attempts: number
  readonly template: string
  readonly eventId: number | null
  readonly requestId: string | null
}

async function claim(db: Db, now: Date): Promise<Claimed | undefined> {
  const { rows } = await sql<Claimed>`
    update message set attempts = attempts + 1, next_attempt_at = ${new Date(now.getTime() + LEASE)}
    where id = (
      select m.id from message m left join push_device d on d.endpoint = m.recipient
        left join push_rest r on r.origin = d.origin
      where m.state = 'queued' and m.channel = 'push' and m.next_attempt_at <= ${now}
        and (r.until is null or r.until <= ${now})
      order by m.next_attempt_at limit 1 for update of m skip locked)
    returning id, recipient as endpoint, letter_id as "letterId", coalesce(fill, '') as fill, attempts, template,
      event_id as "eventId", request_id as "requestId"`.execute(db)
  return rows[0]
}

interface Answered {
  readonly answer: PushAnswer
  /** For whoever looks after messages. */
  readonly words: string
  readonly retryAfter?: string | undefined
}

const NOBODY: Answered = { answer: 410, words: 'The device is gone.' }

async function send(
  { city, call, site }: PushGround,
  { endpoint, letterId, fill }: Claimed,
  { p256dh, auth, origin }: { p256dh: string; auth: string; origin: string },
  now: Date,
): Promise<Answered> {
  const { push } = await city.db
    .selectFrom('letter')
    .select(sql<Push>`headers`.as('push'))
    .where('id', '=', letterId)
    .executeTakeFirstOrThrow()
  const text = JSON.stringify(push).replaceAll(fillOf(letterId), fill)
  const { email } = city.catalog().jurisdiction.contact
  const contact = email ? `mailto:${email}` : site
  try {
    const { status, headers, body } = await call({
      method: 'POST',
      url: endpoint,
      headers: {
        authorization: vapidHeader(vapidKeys(city.secret), { origin, contact, now }),
        'content-encoding': 'aes128gcm',
        'content-type': 'application/octet-stream',
        ttl: String(DAY),
        urgency: 'normal',
        topic: createHash('sha256').update(push.tag).digest('base64url').slice(0, 32),
      },
      body: encrypted(text, { p256dh, auth }),
    })
    const said = body.toString('utf8', 0, 400).replaceAll('\u0000', '')
    return { answer: status, words: `${status} ${said}`.trim(), retryAfter: headers['retry-after'] }
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error
    return { answer: error.why === 'refused' ? 'refused' : 'none', words: error.message }
  }
}

async function settle(
  db: Db,
  id: string,
  fate: ReturnType<typeof fateOf>,
  words: string,
  now: Date,
): Promise<void> {
  const set =
    fate.state === 'sent'
      ? { sent_at: now, last_error: null }
      : { last_error: words.slice(0, 500), next_attempt_at: new Date(now.getTime() + fate.pause) }
  await db
    .updateTable('message')
    .set({ state: fate.state, ...set })
    .where('id', '=', id)
    .execute()
}

/** One service that is down holds up nobody at another. */
async function rest(db: Db, origin: string, milliseconds: number, now: Date): Promise<void> {
  const until = new Date(now.getTime() + milliseconds)
  await db
    .insertInto('push_rest')
    .values({ origin, until })
    .onConflict((known) => known.column('origin').doUpdateSet({ until }))
    .execute()
}
