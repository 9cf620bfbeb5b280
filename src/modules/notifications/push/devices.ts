/** Devices: browsers that asked to be told of things, each known by the address its push service gave it. */
import { createHmac, ECDH, timingSafeEqual } from 'node:crypto'
import type { Act } from '../../../kernel/act.ts'
import type { Reader, Tx } from '../../../kernel/db.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { DeviceKeys } from './encrypt.ts'
import './tables.ts'

/** Personal data. Whoever knows `auth` is the device: browsers tell it to the page's own site alone. */
export interface Device extends DeviceKeys {
  /** https; the push service's. */
  readonly endpoint: string
}

const MOST_SIGNS = 1000
const BASE64URL = /^[\w-]+={0,2}$/

/** A device as a browser describes itself. @throws {Refusal} `not_a_device` */
export function readDevice({ endpoint, p256dh, auth }: Record<keyof Device, string>): Device {
  const device = { endpoint, p256dh: p256dh.replace(/=+$/, ''), auth: auth.replace(/=+$/, '') }
  if (!isEndpoint(endpoint) || !isPoint(p256dh) || !isSecret(auth)) {
    throw new Refusal('invalid', 'not_a_device', 'This is no device that can be told of things.')
  }
  return device
}

function isEndpoint(text: string): boolean {
  const url = text.length <= MOST_SIGNS && URL.canParse(text) ? new URL(text) : undefined
  return url?.protocol === 'https:' && url.username === '' && url.password === '' && url.href === text
}

function isPoint(text: string): boolean {
  if (!BASE64URL.test(text) || text.length > 100) return false
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.length !== 65 || bytes[0] !== 4) return false
  try {
    ECDH.convertKey(bytes, 'prime256v1')
    return true
  } catch {
    return false // not on the curve
  }
}

const isSecret = (text: string): boolean =>
  BASE64URL.test(text) && text.length <= 30 && Buffer.from(text, 'base64url').length === 16

/**
 * Keeps a device; answers whether it has proved that it reads what is sent to it.
 *
 * @throws {Refusal} `not_this_device` when its address is known with other keys: then somebody else speaks for it.
 */
export async function keepDevice({ tx, now }: Act, device: Device): Promise<{ readonly proved: boolean }> {
  const { endpoint, p256dh, auth } = device
  const row = { endpoint, origin: new URL(endpoint).origin, p256dh, auth, made_at: now }
  await tx
    .insertInto('push_device')
    .values({ ...row, asked_at: null, proved_at: null })
    .onConflict((known) => known.column('endpoint').doNothing())
    .execute()
  const kept = await tx
    .selectFrom('push_device')
    .select(['p256dh', 'auth', 'proved_at'])
    .where('endpoint', '=', endpoint)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (kept.p256dh !== p256dh || !same(kept.auth, auth)) throw notThisDevice()
  return { proved: kept.proved_at !== null }
}

const notThisDevice = () => new Refusal('forbidden', 'not_this_device', 'This is another device.')

/** Whether there is a device of this address and whoever asks is it. */
export async function isDevice(
  db: Reader,
  { endpoint, auth }: Pick<Device, 'endpoint' | 'auth'>,
): Promise<boolean> {
  const kept = await db
    .selectFrom('push_device')
    .select('auth')
    .where('endpoint', '=', endpoint)
    .executeTakeFirst()
  return kept !== undefined && same(kept.auth, auth.replace(/=+$/, ''))
}

/** At most so often is a device asked to prove itself, and never twice within a minute. */
const MOST_TIMES = 5
const MINUTE = 60_000

/** Notes that a device is asked for its proof; false when it was asked a moment ago, or too often. */
export async function mayAskDevice({ tx, now }: Act, endpoint: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('push_device')
    .set(({ ref, eb }) => ({ asked_at: now, times_asked: eb(ref('times_asked'), '+', 1) }))
    .where('endpoint', '=', endpoint)
    .where('proved_at', 'is', null)
    .where('times_asked', '<', MOST_TIMES)
    .where(({ eb, or }) =>
      or([eb('asked_at', 'is', null), eb('asked_at', '<', new Date(now.getTime() - MINUTE))]),
    )
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** What is sent to a device and comes back from it alone: 128 bits of HMAC with the city's secret. */
export function proofKey(citySecret: string, endpoint: string): string {
  const mac = createHmac('sha256', citySecret).update(`device ${endpoint}`).digest()
  return mac.subarray(0, 16).toString('base64url')
}

/**
 * The device answered. Said twice it is as said once.
 *
 * @throws {Refusal} `link_too_old` when it is gone, or was never asked.
 */
export async function proveDevice(
  { tx, now }: Act,
  citySecret: string,
  { endpoint, key }: { readonly endpoint: string; readonly key: string },
): Promise<void> {
  const right = same(key, proofKey(citySecret, endpoint))
  const device = right
    ? await tx
        .updateTable('push_device')
        .set(({ fn, ref, val }) => ({ proved_at: fn.coalesce(ref('proved_at'), val(now)) }))
        .where('endpoint', '=', endpoint)
        .returning('endpoint')
        .executeTakeFirst()
    : undefined
  if (!device) throw new Refusal('not_found', 'link_too_old', 'This link is too old.')
}

/** Forgets devices, with what was said to them. */
export async function forgetDevices(tx: Tx, endpoints: readonly string[]): Promise<void> {
  if (endpoints.length === 0) return
  await tx.deleteFrom('push_device').where('endpoint', 'in', endpoints).execute()
}

function same(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)]
  return one.length === other.length && timingSafeEqual(one, other)
}
