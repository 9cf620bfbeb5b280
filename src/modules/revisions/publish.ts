/** A revision comes into force: now, at a moment, and out again. */
import { type Act, perform } from '../../kernel/act.ts'
import { PROGRAM } from '../../kernel/actor.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { comeIntoForce, type Ground } from './come-into-force.ts'
import { lockRevision, type Seen, writeRevision } from './lock.ts'
import { log } from './log.ts'
import { undoing } from './pieces.ts'

/**
 * Puts a draft, or one that is scheduled, in force at once. Requests that are there keep what they were promised and
 * whose they are: rules are for what comes in from now on.
 *
 * @throws {Refusal} as `lockRevision` and `comeIntoForce`, or `nothing_to_publish`.
 */
export async function publishRevision(act: Act, ground: Ground, seen: Seen): Promise<void> {
  const revision = await lockRevision(act, seen, ['draft', 'scheduled'])
  mustChangeSomething(revision.changes)
  const version = await comeIntoForce(act, ground, revision.changes)
  await writeRevision(act, revision, {
    state: 'published',
    publish_at: null,
    published_at: act.now,
    catalog_version: version,
  })
  await log(act, revision.id, 'published', { catalogVersion: version })
}

/** Takes a published revision out of force again. @throws {Refusal} as `lockRevision` and `comeIntoForce`. */
export async function rollBackRevision(act: Act, ground: Ground, seen: Seen, why: string): Promise<void> {
  const revision = await lockRevision(act, seen, ['published'])
  const version = await comeIntoForce(act, ground, undoing(revision.changes))
  await writeRevision(act, revision, { state: 'rolled_back', rolled_back_at: act.now })
  await log(act, revision.id, 'rolled_back', { why: why.trim().slice(0, 2000), catalogVersion: version })
}

/** Sets the moment at which a draft comes into force. @throws {Refusal} as `lockRevision`, or `moment_is_past`. */
export async function scheduleRevision(act: Act, seen: Seen, at: Date): Promise<void> {
  const revision = await lockRevision(act, seen, ['draft', 'scheduled'])
  mustChangeSomething(revision.changes)
  if (!(at.getTime() > act.now.getTime())) {
    throw new Refusal('invalid', 'moment_is_past', 'This moment is over. Choose a later one.', {
      field: 'at',
    })
  }
  await writeRevision(act, revision, { state: 'scheduled', publish_at: at })
  await log(act, revision.id, 'scheduled', { at: at.toISOString() })
}

/** Makes a scheduled one a draft again. @throws {Refusal} as `lockRevision`. */
export async function unscheduleRevision(act: Act, seen: Seen): Promise<void> {
  const revision = await lockRevision(act, seen, ['scheduled'])
  await writeRevision(act, revision, { state: 'draft', publish_at: null })
  await log(act, revision.id, 'unscheduled')
}

/**
 * Puts in force what is due. One that cannot be (somebody changed the same service meanwhile) becomes a draft again
 * with the reason in its log, and the others go on.
 */
export async function publishDue(city: Ground & { readonly db: Db }, now = new Date()): Promise<number> {
  const due = await city.db
    .selectFrom('revision')
    .select(['id', 'version'])
    .where('state', '=', 'scheduled')
    .where('publish_at', '<=', now)
    .orderBy('publish_at')
    .orderBy('id')
    .execute()
  let published = 0
  for (const seen of due) {
    try {
      await perform(city.db, PROGRAM, (act) => publishRevision(act, city, seen), now)
      published += 1
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause
      await perform(city.db, PROGRAM, (act) => takeBack(act, seen, cause), now).catch(ifMovedOn)
    }
  }
  return published
}

async function takeBack(act: Act, seen: Seen, { code, message }: Refusal): Promise<void> {
  const revision = await lockRevision(act, seen, ['scheduled'])
  await writeRevision(act, revision, { state: 'draft', publish_at: null })
  await log(act, revision.id, 'refused', { code, message })
}

/** Somebody else took it in hand meanwhile: another process, or an administrator. */
function ifMovedOn(cause: unknown): void {
  if (!(cause instanceof Refusal)) throw cause
}

function mustChangeSomething(changes: readonly unknown[]): void {
  if (changes.length === 0) {
    throw new Refusal('invalid', 'nothing_to_publish', 'This revision changes nothing yet.')
  }
}
