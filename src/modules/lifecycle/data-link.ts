/** The link by which the owner of an address sees and removes what is held about them. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { Act } from '../../kernel/act.ts'
import type { Db, Reader } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { isAddress, localeOf } from '../notifications/index.ts'
import type { City } from '../requests/index.ts'
import './events.ts'
import type { DataLinkId } from './tables.ts'

const DAY = 86_400_000
/** Links mailed to one address within a day: more are somebody's mischief. */
const MOST_A_DAY = 3

export interface DataLink {
  readonly id: DataLinkId
  readonly address: string
  readonly locale: string
  readonly askedAt: Date
}

/** An address as it is compared. @throws {Refusal} `not_an_email`. */
export function addressOf(typed: string): string {
  const address = typed.trim().toLowerCase()
  if (!isAddress(address) || address.length > 320) {
    throw new Refusal('invalid', 'not_an_email', 'This is not an e-mail address.', { field: 'email' })
  }
  return address
}

/**
 * Somebody wants to know what is held about the owner of an address. The same is done and answered whatever is held;
 * the letter is written later, and only where something is. Links mailed before go on opening until they are a day
 * old: whoever asks in somebody else's name must not be able to shut them out.
 *
 * @param language BCP 47 tag; one the city does not speak becomes its first.
 * @throws {Refusal} `not_an_email`.
 */
export async function askForData(act: Act, city: City, typed: string, language: string): Promise<void> {
  const address = addressOf(typed)
  const { now, tx } = act
  const yesterday = new Date(now.getTime() - DAY)
  const { rows } = await sql<{ id: DataLinkId }>`
    insert into data_link as link (id, address, locale, asked_at, first_asked_at)
    values (${uuidv7(now)}, ${address}, ${localeOf(city, language)}, ${now}, ${now})
    on conflict (address) do update set asked_at = excluded.asked_at, locale = excluded.locale,
      asked = case when link.first_asked_at < ${yesterday} then 1 else link.asked + 1 end,
      first_asked_at = case when link.first_asked_at < ${yesterday} then ${now} else link.first_asked_at end
    where link.asked < ${MOST_A_DAY} or link.first_asked_at < ${yesterday}
    returning id`.execute(tx)
  const [link] = rows
  if (!link) return
  await tx
    .insertInto('event')
    .values({
      name: 'data.asked',
      request_id: null,
      facts: JSON.stringify({ linkId: link.id }),
      actor_id: null,
      happened_at: now,
      relayed_at: null,
    })
    .execute()
}

export const findLink = (db: Reader, id: DataLinkId): Promise<DataLink | undefined> =>
  db
    .selectFrom('data_link')
    .select(['id', 'address', 'locale', 'asked_at as askedAt'])
    .where('id', '=', id)
    .executeTakeFirst()

/** `<id>.<moment>.<128 bits of HMAC-SHA256>`: the link and the moment it was asked for, signed with the city's secret. */
export function dataKey(secret: string, { id, askedAt }: Pick<DataLink, 'id' | 'askedAt'>): string {
  const mac = createHmac('sha256', secret).update(`data ${id} ${askedAt.toISOString()}`).digest()
  const short = Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')
  return `${short}.${askedAt.getTime().toString(36)}.${mac.subarray(0, 16).toString('base64url')}`
}

/** The moment a key says it was asked for; one that is no moment becomes the first of all, which is too old. */
function momentIn(key: string): Date {
  const moment = Number.parseInt(key.split('.')[1] ?? '', 36)
  return new Date(moment >= 0 && moment <= LAST_MOMENT ? moment : 0)
}

const LAST_MOMENT = 8.64e15 // milliseconds: what a Date can hold

/**
 * What `key` opens.
 *
 * @throws {Refusal} `link_too_old` when it is no key, was used up or made useless, or is older than a day.
 */
export async function openData(
  { db, secret }: Pick<City, 'db' | 'secret'>,
  key: string,
  now = new Date(),
): Promise<DataLink> {
  const hex = Buffer.from(key.split('.')[0] ?? '', 'base64url').toString('hex')
  const link = hex.length === 32 ? await findLink(db, asUuid(hex)) : undefined
  const askedAt = momentIn(key)
  const fresh = now.getTime() - askedAt.getTime() < DAY
  if (!link || !fresh || !same(key, dataKey(secret, { id: link.id, askedAt }))) {
    throw new Refusal('not_found', 'link_too_old', 'This link is too old.')
  }
  return { ...link, askedAt }
}

const asUuid = (hex: string) =>
  hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') as DataLinkId

function same(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)]
  return one.length === other.length && timingSafeEqual(one, other)
}

/** No link to the address opens anything any more: whoever owns the address did not ask for it, or is done. Done twice it is as once. */
export async function endLink({ tx }: Pick<Act, 'tx'>, address: string): Promise<void> {
  await tx.deleteFrom('data_link').where('address', '=', address).execute()
}

/** Removes links that open nothing any more; answers how many. */
export async function sweepDataLinks(db: Db, now = new Date()): Promise<number> {
  const old = new Date(now.getTime() - DAY)
  const { numDeletedRows } = await db
    .deleteFrom('data_link')
    .where('first_asked_at', '<', old)
    .where('asked_at', '<', old)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
