/** The clock's work: every ladder that is to be looked at. */
import { type Act, perform } from '../../kernel/act.ts'
import { PROGRAM } from '../../kernel/actor.ts'
import { listResponsible } from '../identity/index.ts'
import {
  type City,
  type Escalated,
  escalateRequest,
  type EscalationMark,
  listToEscalate,
  type RequestId,
} from '../requests/index.ts'
import { recipients } from './recipients.ts'

/**
 * Climbs what is reached, each request in a transaction of its own with the notices of whom it tells: killed in
 * between, the next run goes on, and no rung is lost or climbed twice. Several processes may.
 *
 * @returns how many requests climbed.
 * @throws {AggregateError} after all others were looked at.
 */
export async function escalateDue(city: City, now = new Date()): Promise<number> {
  let climbed = 0
  const problems: unknown[] = []
  let after: EscalationMark | undefined
  for (;;) {
    const marks = await listToEscalate(city.db, now, after)
    for (const { id } of marks) {
      try {
        if (await perform(city.db, PROGRAM, (act) => escalateOne(act, city, id), now)) climbed += 1
      } catch (problem) {
        // One that cannot be looked at must not keep the others waiting.
        problems.push(problem)
      }
    }
    after = marks.at(-1)
    if (!after) break
  }
  if (problems.length > 0) throw new AggregateError(problems, `${problems.length} could not be escalated`)
  return climbed
}

async function escalateOne(act: Act, city: City, id: RequestId): Promise<boolean> {
  const escalated = await escalateRequest(act, id, city.catalog())
  if (!escalated) return false
  await notice(act, id, escalated)
  return true
}

async function notice(act: Act, id: RequestId, escalated: Escalated): Promise<void> {
  const people = await listResponsible(act.tx, escalated)
  const rows = escalated.rungs.flatMap(({ at, tell }) =>
    recipients(tell, escalated, people).map((staffId) => ({
      request_id: id,
      percent: at,
      staff_id: staffId,
      climbed_at: act.now,
      told_at: null,
    })),
  )
  if (rows.length === 0) return
  await act.tx
    .insertInto('escalation_notice')
    .values(rows)
    // Climbed once more it is under another service, with another promise: that is to be told too.
    .onConflict((known) =>
      known
        .columns(['request_id', 'percent', 'staff_id'])
        .doUpdateSet((row) => ({ climbed_at: row.ref('excluded.climbed_at'), told_at: null }))
        .whereRef('escalation_notice.climbed_at', '<', 'excluded.climbed_at'),
    )
    .execute()
}
