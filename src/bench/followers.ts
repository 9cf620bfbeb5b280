/** Ten thousand people who follow one request: from the commit of some news to the last letter in the post. */
import { perform } from '../kernel/act.ts'
import { PROGRAM } from '../kernel/actor.ts'
import { uuidv7 } from '../kernel/uuid.ts'
import { addNote, type RequestId } from '../modules/requests/index.ts'
import { type Measured, summary } from './load.ts'
import type { World } from './world.ts'

const ROUNDS = 5
const PATIENCE = 120_000 // milliseconds until a round counts as failed

/** Each round is one call: a public note, and every follower's letter written and queued. */
export async function followFanOut(world: World, followers: number): Promise<Measured> {
  const id = await follow(world, followers)
  const took: number[] = []
  let failed = 0
  const processor = world.processor()
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = await written(world, id)
    const note = { public: true, body: `News of round ${round}.` }
    await perform(world.city.db, PROGRAM, (act) => addNote(act, id, note))
    const began = performance.now()
    if (await reached(world, id, before + followers)) took.push(performance.now() - began)
    else failed += 1
  }
  const cpu = (world.processor() - processor) / ROUNDS
  await forget(world, id)
  const seconds = took.reduce((sum, ms) => sum + ms, 0) / 1000
  return { ...summary(took, seconds), failed, cpu_ms: Number(cpu.toFixed(1)) }
}

/** Writes the followers of the newest open public request, as if each had said yes an hour ago. */
async function follow({ city }: World, count: number): Promise<RequestId> {
  const { rows } = await city.pool.query<{ id: RequestId; number: number }>(
    `select id, number from service_request where visibility = 'public' and status <> 'closed'
     order by submitted_at desc, id desc limit 1`,
  )
  const { id, number } = rows[0]!
  const people = Array.from({ length: count }, (_, at) => ({
    id: uuidv7(),
    subscription: uuidv7(),
    address: `follower${at}@bench.example`,
    locale: ['en', 'es', 'ar'][at % 3],
  }))
  await city.pool.query(
    `with person as (
       select * from json_to_recordset($1) as p(id uuid, subscription uuid, address text, locale text)
     ), added as (
       insert into follower (id, channel, address, locale, created_at)
       select id, 'email', address, locale, now() from person returning id)
     insert into subscription (id, follower_id, kind, key, request_id, request_number, frequency, asked_frequency,
       asked_locale, asked_at, confirmed_at)
     select subscription, person.id, 'request', $3, $2, $4, 'at_once', 'at_once', locale, now(), now() - interval '1 hour'
     from person join added on added.id = person.id`,
    [JSON.stringify(people), id, `request ${number}`, number],
  )
  await city.pool.query('analyze subscription')
  return id
}

async function written({ city }: World, id: RequestId): Promise<number> {
  const { rows } = await city.pool.query<{ count: number }>(
    `select count(*) as count from message where request_id = $1 and template = 'follow_news'`,
    [id],
  )
  return rows[0]?.count ?? 0
}

async function reached(world: World, id: RequestId, wanted: number): Promise<boolean> {
  const until = performance.now() + PATIENCE
  while (performance.now() < until) {
    if ((await written(world, id)) >= wanted) return true
    await new Promise((resolve) => void setTimeout(resolve, 50))
  }
  return false
}

/** Kept data are used again. */
async function forget({ city }: World, id: RequestId): Promise<void> {
  await city.pool.query(`delete from follower where address like 'follower%@bench.example'`)
  await city.pool.query(`delete from message where request_id = $1 and template = 'follow_news'`, [id])
  await city.pool.query(
    `delete from letter where id not in (select letter_id from message where letter_id is not null)`,
  )
}
