/** Work of people who left goes back to their teams. */
import { perform } from '../../kernel/act.ts'
import { PROGRAM } from '../../kernel/actor.ts'
import type { Db } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { listGone } from '../identity/index.ts'
import { applyChange, lockRequest } from './change.ts'

/** In one turn; what is more waits for the next. */
const MOST = 500

/**
 * Open requests that lie with somebody whose account is closed are their team's again, with a line in the history.
 * However an account was closed (at the desk, by a command, by the city's files), this finds it; it may run at any time
 * and does nothing the second time.
 *
 * @returns how many there were.
 */
export async function returnToTeams(db: Db, now = new Date()): Promise<number> {
  const people = await listGone(db)
  if (people.length === 0) return 0
  const gone = new Map(people.map(({ id, name }) => [id, name]))
  const theirs = await db
    .selectFrom('service_request')
    .select('id')
    .where('assignee_id', 'in', [...gone.keys()])
    .where('status', '<>', 'closed')
    .orderBy('id')
    .limit(MOST)
    .execute()
  let returned = 0
  for (const { id } of theirs) {
    try {
      await perform(
        db,
        PROGRAM,
        async (act) => {
          const request = await lockRequest(act, id)
          const left = request.assignee_id && gone.get(request.assignee_id)
          // Somebody gave it to another, or ended it, meanwhile.
          if (!left || request.status === 'closed') return
          const facts = { team: null, assignee: null, left }
          await applyChange(act, request, {
            set: { assignee_id: null },
            kind: 'assigned',
            public: false,
            facts,
          })
          returned += 1
        },
        now,
      )
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause
    }
  }
  return returned
}
