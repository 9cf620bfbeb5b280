/** The first thing a device is sent: what it will be told of, and what it sends back. */
import type { Happened } from '../../kernel/announce.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { fillOf, type Post, proofKey, type Push, writePushes } from '../notifications/index.ts'
import type { City } from '../requests/index.ts'
import { writerFor } from './compose.ts'
import { followKey } from './keys.ts'
import { labelOf } from './label.ts'
import { endLink, mineLink } from './links.ts'
import { findAllAsked } from './mine.ts'
import type { FollowerId } from './tables.ts'

/** Asks a device for its proof. May run twice for one event; the second time it writes nothing. */
export async function greetDevice(
  city: City,
  post: Pick<Post, 'siteOf'>,
  event: Happened,
  now = new Date(),
): Promise<void> {
  if (event.name !== 'follow.device_asked') return
  const { followerId } = event.facts as { followerId: FollowerId }
  const asked = await findAllAsked(city.db, followerId)
  const [newest] = asked
  if (!newest) return
  const writer = writerFor(city, post.siteOf(city), newest.locale)
  const { t } = writer
  const key = followKey(city.secret, { followerId, subscriptionId: null })
  const id = uuidv7(now)
  const push: Push = {
    title: t('push.hello.title', { city: writer.cityName }),
    body: t('push.hello.body', { label: labelOf(newest, writer) }),
    language: t.locale,
    dir: t.dir,
    tag: 'hello',
    open: { label: t('push.mine'), url: mineLink(writer, key) },
    stop: { label: t('push.stop'), url: endLink(writer, key) },
    proof: fillOf(id),
  }
  const written = { id, template: 'follow_confirm', push, eventId: event.id, requestId: null } as const
  const recipient = { address: newest.address, fill: proofKey(city.secret, newest.address), at: now }
  await city.db.transaction().execute((tx) => writePushes(tx, written, [recipient], now))
}
