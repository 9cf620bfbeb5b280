/** Following from a device, by web push: no address, no account. */
import type { Act } from '../../kernel/act.ts'
import type { Db, Reader } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import {
  type Device,
  forgetDevices,
  isDevice,
  keepDevice,
  localeOf,
  mayAskDevice,
  moveOwnReports,
  proveDevice,
} from '../notifications/index.ts'
import { type City } from '../requests/index.ts'
import { rowOf } from './ask.ts'
import './events.ts'
import type { FollowerId, SubscriptionId } from './tables.ts'
import { keyOf, type What } from './what.ts'

/** Things one device can follow. */
const MOST_SUBSCRIPTIONS = 100

export interface DeviceWish {
  readonly device: Device
  readonly what: What
  /** BCP 47 tag; one the city does not speak becomes its first language. */
  readonly language: string
}

/** `asked`: once the device has answered what is sent to it, it follows. */
export type DeviceState = 'none' | 'asked' | 'following'

/**
 * A device wants to be told of `what`, at once. The first time it is sent something that only it can read, and follows
 * when it has sent that back: so nobody has news sent to an address that is not theirs.
 *
 * @throws {Refusal} `request_not_found`, `not_this_device`, or `too_many_followed`.
 */
export async function followOnDevice(
  act: Act,
  city: City,
  { device, what, language }: DeviceWish,
): Promise<DeviceState> {
  const { tx, now } = act
  const row = await rowOf(city, what)
  const { proved } = await keepDevice(act, device)
  const locale = localeOf(city, language)
  const followerId = await followerOf(act, device.endpoint, locale)
  const wish = { asked_frequency: 'at_once', asked_locale: locale, asked_at: now } as const
  const confirmed = proved ? now : null
  await tx
    .insertInto('subscription')
    .values({
      id: uuidv7(now) as SubscriptionId,
      follower_id: followerId,
      kind: what.kind,
      key: keyOf(what),
      ...row,
      frequency: 'at_once',
      ...wish,
      confirmed_at: confirmed,
    })
    .onConflict((known) =>
      known.columns(['follower_id', 'key']).doUpdateSet(({ fn, ref, val }) => ({
        ...wish,
        confirmed_at: fn.coalesce(ref('subscription.confirmed_at'), val(confirmed)),
      })),
    )
    .execute()
  await refuseTooMany(act, followerId)
  if (!proved) await askForProof(act, device.endpoint, followerId)
  return proved ? 'following' : 'asked'
}

async function followerOf({ tx, now }: Act, address: string, locale: string): Promise<FollowerId> {
  const row = { id: uuidv7(now) as FollowerId, channel: 'push' as const, address, locale, created_at: now }
  const { id } = await tx
    .insertInto('follower')
    .values(row)
    .onConflict((known) => known.columns(['channel', 'address']).doUpdateSet({ locale }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function refuseTooMany({ tx }: Act, followerId: FollowerId): Promise<void> {
  const { count } = await tx
    .selectFrom('subscription')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('follower_id', '=', followerId)
    .executeTakeFirstOrThrow()
  if (Number(count) <= MOST_SUBSCRIPTIONS) return
  throw new Refusal('conflict', 'too_many_followed', 'This device follows a hundred things already.')
}

async function askForProof(act: Act, endpoint: string, followerId: FollowerId): Promise<void> {
  if (!(await mayAskDevice(act, endpoint))) return
  await act.tx
    .insertInto('event')
    .values({
      name: 'follow.device_asked',
      request_id: null,
      facts: JSON.stringify({ followerId }),
      actor_id: null,
      happened_at: act.now,
      relayed_at: null,
    })
    .execute()
}

/** The device answered: it follows what it asked for. @throws {Refusal} `link_too_old` */
export async function confirmDevice(
  act: Act,
  city: City,
  proof: { readonly endpoint: string; readonly key: string },
): Promise<void> {
  await proveDevice(act, city.secret, proof)
  await act.tx
    .updateTable('subscription')
    .set({ confirmed_at: act.now })
    .where('confirmed_at', 'is', null)
    .where('follower_id', 'in', (of) =>
      of
        .selectFrom('follower')
        .select('follower.id')
        .where('follower.channel', '=', 'push')
        .where('follower.address', '=', proof.endpoint),
    )
    .execute()
}

/** What a device is to a thing; and its follower, for the link to all it follows. @throws {Refusal} `not_this_device` */
export async function deviceStateOf(
  db: Reader,
  device: Pick<Device, 'endpoint' | 'auth'>,
  what: What,
): Promise<{ readonly state: DeviceState; readonly followerId?: FollowerId; readonly id?: SubscriptionId }> {
  if (!(await isDevice(db, device))) return { state: 'none' }
  const row = await db
    .selectFrom('follower')
    .leftJoin('subscription', (join) =>
      join.onRef('subscription.follower_id', '=', 'follower.id').on('subscription.key', '=', keyOf(what)),
    )
    .select(['follower.id as followerId', 'subscription.id', 'subscription.confirmed_at as confirmedAt'])
    .where('follower.channel', '=', 'push')
    .where('follower.address', '=', device.endpoint)
    .executeTakeFirst()
  if (!row) return { state: 'none' }
  const { followerId, id, confirmedAt } = row
  if (id === null) return { state: 'none', followerId }
  return { state: confirmedAt === null ? 'asked' : 'following', followerId, id }
}

/**
 * The push service gave a device another address: what it follows goes with it, once the new address has answered.
 * Whoever does not know the old device's secret moves nothing.
 *
 * @throws {Refusal} `not_this_device`
 */
export async function moveDevice(
  act: Act,
  old: Pick<Device, 'endpoint' | 'auth'>,
  device: Device,
): Promise<void> {
  const { tx, now } = act
  if (old.endpoint === device.endpoint || !(await isDevice(tx, old))) return
  const { proved } = await keepDevice(act, device)
  const known = await tx
    .selectFrom('follower')
    .select(['id', 'address'])
    .where('channel', '=', 'push')
    .where('address', 'in', [old.endpoint, device.endpoint])
    .orderBy('id')
    .forUpdate()
    .execute()
  const [from, to] = [old, device].map(({ endpoint }) => known.find(({ address }) => address === endpoint))
  await moveOwnReports(tx, old.endpoint, device.endpoint)
  await forgetDevices(tx, [old.endpoint])
  if (!from) return
  if (to) await tx.deleteFrom('follower').where('id', '=', to.id).execute()
  await tx.updateTable('follower').set({ address: device.endpoint }).where('id', '=', from.id).execute()
  if (proved) return
  await tx
    .updateTable('subscription')
    .set({ confirmed_at: null, asked_at: now })
    .where('follower_id', '=', from.id)
    .execute()
  await askForProof(act, device.endpoint, from.id)
}

/** Nobody is at this address any more: all it follows ends. Said twice it is as said once. */
export async function endDevice(db: Db, endpoint: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom('follower').where('channel', '=', 'push').where('address', '=', endpoint).execute()
    await forgetDevices(tx, [endpoint])
  })
}
