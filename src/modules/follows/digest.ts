/** Digests: what happened since the last one, as one letter; and the sweeping of what nobody needs any more. */
import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import { forgetDevices, type Post, writeLetters } from '../notifications/index.ts'
import { type City, listPublic, type PublicRequest } from '../requests/index.ts'
import { digestLetter, writerFor } from './compose.ts'
import { followKey } from './keys.ts'
import type { FollowerId, Frequency } from './tables.ts'
import type { WhatHappened } from './worth.ts'

/** Followers in one transaction: their letters are written together, or not at all. */
const AT_ONCE = 100
/** Lines of one letter; what is more is counted. */
const MOST_LINES = 30

interface Due {
  readonly followerId: FollowerId
  readonly address: string
  readonly locale: string
  readonly frequency: Frequency
  readonly lines: readonly { readonly number: number; readonly what: WhatHappened }[]
}

/** Writes every digest that is due at `now`; answers how many. Several processes may: each writes to other followers. */
export async function sendDigests(city: City, post: Post, now = new Date()): Promise<number> {
  let sent = 0
  for (;;) {
    const due = await city.db.transaction().execute(async (tx) => {
      const some = await take(tx, now)
      const requests = await requestsOf(city, some)
      for (const one of some) await write(tx, city, post, one, requests, now)
      return some.length
    })
    if (due === 0) break
    sent += due
  }
  if (sent > 0) post.wake(city)
  return sent
}

/** Marks what is due as told, and answers it by follower. */
async function take(tx: Tx, now: Date): Promise<Due[]> {
  const { rows } = await sql<Due>`
    with due as (
      select id from follower
      where id in (select follower_id from news where told_at is null and due_at <= ${now} limit ${AT_ONCE * 50})
      order by id limit ${AT_ONCE} for update skip locked
    ), told as (
      update news set told_at = ${now}
      where follower_id in (select id from due) and told_at is null and due_at <= ${now}
      returning follower_id, request_number, what, frequency, event_id
    )
    select f.id as "followerId", f.address, f.locale, min(told.frequency) as frequency,
      json_agg(json_build_object('number', told.request_number, 'what', told.what) order by told.event_id desc) as lines
    from told join follower f on f.id = told.follower_id group by f.id`.execute(tx)
  return rows
}

/** Public copies as they are now: what became private since is told to nobody. */
async function requestsOf(city: City, due: readonly Due[]): Promise<ReadonlyMap<string, PublicRequest>> {
  const numbers = [...new Set(due.flatMap(({ lines }) => lines.map(({ number }) => number)))]
  if (numbers.length === 0) return new Map()
  const found = await listPublic(city, { numbers, limit: numbers.length })
  return new Map(found.map((request) => [request.number, request]))
}

async function write(
  tx: Tx,
  city: City,
  post: Post,
  due: Due,
  requests: ReadonlyMap<string, PublicRequest>,
  now: Date,
): Promise<void> {
  const seen = new Set<number>()
  // Of a request that moved twice the last word counts.
  const lines = due.lines.flatMap(({ number, what }) => {
    const request = requests.get(String(number))
    if (!request || seen.has(number)) return []
    seen.add(number)
    return [{ what, request }]
  })
  if (lines.length === 0) return
  const fill = followKey(city.secret, { followerId: due.followerId, subscriptionId: null })
  const letter = digestLetter(
    writerFor(city, post.siteOf(city), due.locale),
    due.frequency === 'weekly' ? 'weekly' : 'daily',
    { lines: lines.slice(0, MOST_LINES), more: Math.max(0, lines.length - MOST_LINES), fill },
  )
  const written = {
    id: uuidv7(now),
    template: 'follow_digest' as const,
    letter,
    eventId: null,
    requestId: null,
    thread: `digest-${due.followerId}`,
  }
  await writeLetters(tx, city, post, written, [{ address: due.address, fill: '', at: now }], now)
}

const DAY = 86_400_000
/** The link in the letter that asks for a yes holds this long. */
const ASKED_DAYS = 7
/** A job that ran once is not run again after this long: then nobody needs to know who was told. */
const TOLD_DAYS = 60

/** Forgets wishes nobody said yes to, addresses that follow nothing, and who was told long ago. */
export async function sweepFollows({ db }: Pick<City, 'db'>, now = new Date()): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * DAY)
  await db
    .deleteFrom('subscription')
    .where('confirmed_at', 'is', null)
    .where('asked_at', '<', before(ASKED_DAYS))
    .execute()
  await db.deleteFrom('news').where('told_at', '<', before(TOLD_DAYS)).execute()
  const gone = await db
    .deleteFrom('follower')
    .where('created_at', '<', before(1))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('subscription').select('id').whereRef('subscription.follower_id', '=', 'follower.id'),
        ),
      ),
    )
    .returning(['channel', 'address'])
    .execute()
  const devices = gone.filter(({ channel }) => channel === 'push').map(({ address }) => address)
  await db.transaction().execute((tx) => forgetDevices(tx, devices))
}
