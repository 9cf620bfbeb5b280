/** The relay: takes events that were committed and hands them on, in batches, each exactly once to every reader. */
import { sql } from 'kysely'
import type { Events, Happened } from './announce.ts'
import { onCommit } from './committed.ts'
import type { Db, Tx } from './db.ts'
import type { ReactionJob } from './jobs.ts'

/** Reads a batch in the relay's own transaction: what it writes commits with the mark that the batch was read. */
export interface Reader {
  readonly name: string
  /** @param city its jurisdiction id. */
  read(tx: Tx, events: readonly Happened[], city: string): Promise<void>
}

/** Work that may fail or take long, done as a job after the event. It may run twice; the second time it does nothing. */
export interface Reaction {
  readonly name: string
  /** Which events it is for; `wants` may look at the facts too. */
  readonly events: readonly (keyof Events)[]
  readonly wants?: (event: Happened) => boolean
}

/** One city as the relay sees it. */
export interface RelayedCity {
  readonly jurisdictionId: string
  readonly db: Db
  /** Whether people wait to be answered: the relay then leaves them half of the machine. */
  readonly busy: () => boolean
}

/** The channel on which every process hears what happened. */
export const CHANNEL = 'broadstreet_live'

/** The task that runs one reaction to one event. */
export const REACTION_TASK = 'reaction'

const BATCH = 400
const POLL = 250 // milliseconds until another process's commits are seen
const GATHER = 100 // milliseconds between two batches: ten statements serve all that happens meanwhile
const NOTIFIED = 120 // events a notification: PostgreSQL carries 8,000 bytes

export interface Relay {
  /** Relays what waits until nothing does; for tests and for a clean stop. */
  drain(): Promise<void>
  stop(): Promise<void>
}

/** Starts the relay of one city. Several processes may run one each: they take turns. */
export function startRelay(
  city: RelayedCity,
  readers: readonly Reader[],
  reactions: readonly Reaction[],
  log: (problem: unknown) => void,
): Relay {
  const ended = new AbortController()
  let wake: () => void = () => undefined
  let awake = false
  onCommit(city.db, () => {
    awake = true
    wake()
  })
  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
      if (awake) wake()
    })

  async function loop(): Promise<void> {
    while (!ended.signal.aborted) {
      awake = false
      const began = performance.now()
      const taken = await relayBatch(city, readers, reactions).catch((problem: unknown) => {
        log(problem)
        return 0
      })
      const took = performance.now() - began
      const half = city.busy() ? Math.min(500, took) : 0
      const gather = taken > 0 && taken < BATCH ? GATHER - took : 0
      await new Promise((resolve) => void setTimeout(resolve, Math.max(half, gather)))
      if (taken < BATCH) await sleep(POLL)
    }
  }
  const running = loop()
  return {
    drain: async () => {
      while ((await relayBatch(city, readers, reactions)) > 0);
    },
    stop: async () => {
      ended.abort()
      wake()
      await running
    },
  }
}

async function relayBatch(
  city: RelayedCity,
  readers: readonly Reader[],
  reactions: readonly Reaction[],
): Promise<number> {
  return city.db.transaction().execute(async (tx) => {
    const events = await takeBatch(tx)
    if (events.length === 0) return 0
    for (const reader of readers) await reader.read(tx, events, city.jurisdictionId)
    await addJobs(tx, city.jurisdictionId, events, reactions)
    await tx
      .updateTable('event')
      .set({ relayed_at: sql`clock_timestamp()` })
      .where('id', '=', sql<number>`any(${events.map(({ id }) => id)}::bigint[])`)
      .execute()
    await notify(tx, city.jurisdictionId, events)
    return events.length
  })
}

async function takeBatch(tx: Tx): Promise<Happened[]> {
  // One relay of a city at a time: a lock on each row would be written to the disk with every event.
  await sql`select pg_advisory_xact_lock(hashtextextended('relay ' || current_schema(), 0))`.execute(tx)
  const rows = await tx
    .selectFrom('event')
    .select([
      'id',
      'name',
      'request_id as requestId',
      'facts',
      'actor_id as actorId',
      'happened_at as happenedAt',
    ])
    .where('relayed_at', 'is', null)
    .orderBy('id')
    .limit(BATCH)
    .execute()
  return rows as unknown as Happened[]
}

async function addJobs(
  tx: Tx,
  city: string,
  events: readonly Happened[],
  reactions: readonly Reaction[],
): Promise<void> {
  const jobs = events.flatMap((event) =>
    reactions
      .filter((reaction) => reaction.events.includes(event.name) && (reaction.wants?.(event) ?? true))
      .map((reaction) => ({ city, reaction: reaction.name, eventId: event.id })),
  )
  await queueReactions(tx, jobs)
}

/** Queues reactions as jobs that commit with `tx`; also for readers that make one job of many events. */
export async function queueReactions(tx: Tx, jobs: readonly ReactionJob[]): Promise<void> {
  if (jobs.length === 0) return
  await sql`
    select graphile_worker.add_jobs(array(
      select (${REACTION_TASK}, payload, null, null, 12, null, null, null)::graphile_worker.job_spec
      from json_array_elements(${JSON.stringify(jobs)}::json) as payload))`.execute(tx)
}

/** What a live page needs to know whether it is touched; `private`: for those who may know of it. */
export type LiveEvent = readonly [
  id: number,
  name: string,
  number: number,
  teamId: number,
  status: string,
  isPrivate: boolean,
]

export interface LiveMessage {
  readonly city: string
  readonly events: readonly LiveEvent[]
}

async function notify(tx: Tx, city: string, events: readonly Happened[]): Promise<void> {
  const live = events.map(({ id, name, facts }): LiveEvent => {
    const {
      number = 0,
      teamId = 0,
      status = '',
      private: isPrivate = false,
    } = facts as { number?: number; teamId?: number; status?: string; private?: boolean }
    return [id, name, number, teamId, status, isPrivate]
  })
  for (let at = 0; at < live.length; at += NOTIFIED) {
    const message: LiveMessage = { city, events: live.slice(at, at + NOTIFIED) }
    await sql`select pg_notify(${CHANNEL}, ${JSON.stringify(message)})`.execute(tx)
  }
}
