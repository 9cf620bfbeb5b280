/** Telling that what had been held back is there for everybody: once, whatever is decided about it afterwards. */
import { sql } from 'kysely'
import type { Act } from '../../kernel/act.ts'
import { markTold } from '../media/index.ts'
import type { LockedRequest } from './change.ts'

/**
 * Announces `request.shown` for what came with a line, when it had been held and nobody could read it before. Whoever
 * calls shows it in the same transaction. A private request tells nobody.
 *
 * @param said the report itself, or the line.
 */
export async function tellShown(
  act: Act,
  request: LockedRequest,
  said: 'description' | { readonly line: number },
): Promise<void> {
  if (request.visibility === 'private') return
  const { tx, now } = act
  const line = said === 'description' ? null : said.line
  const { rows } = await sql<{ line: number }>`
    update to_check c set shown_at = ${now} from activity a
    where a.id = c.activity_id and c.request_id = ${request.id} and c.held and c.shown_at is null
      and case when ${line}::bigint is null then a.kind = 'submitted' else a.id = ${line}::bigint end
    returning c.activity_id as line`.execute(tx)
  for (const { line: one } of rows) {
    await markTold(act, one, null)
    await announceShown(act, request, one)
  }
}

/**
 * Announces `request.shown` for photos of a line that had been held, once for each photo, unless they were told with
 * their words. Whoever calls shows them in the same transaction. A private request tells nobody.
 *
 * @param decision the line of history of what showed them.
 */
export async function tellPhotosShown(
  act: Act,
  request: LockedRequest,
  line: number,
  decision: number,
): Promise<void> {
  if (request.visibility === 'private' || !(await markTold(act, line, decision))) return
  // A later line without words has nothing else to be told of.
  await sql`
    update to_check c set shown_at = ${act.now} from activity a
    where a.id = c.activity_id and c.activity_id = ${line} and c.shown_at is null
      and a.kind <> 'submitted' and a.body = ''`.execute(act.tx)
  await announceShown(act, request, line, decision)
}

/** Says that what came with a line of a public request, or, by the decision `photosBy`, photos of it alone, is there for everybody now. */
export async function announceShown(
  { by, now, tx }: Act,
  { id, number, status, team_id: teamId }: LockedRequest,
  activityId: number,
  photosBy?: number,
): Promise<void> {
  const facts = { number, activityId, public: true, status, teamId, private: false, photosBy }
  await tx
    .insertInto('event')
    .values({
      name: 'request.shown',
      request_id: id,
      facts: JSON.stringify(facts),
      actor_id: by.id,
      happened_at: now,
      relayed_at: null,
    })
    .execute()
}
