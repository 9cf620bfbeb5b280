/** What a decision on a request's own page does to what waits to be checked. */
import { sql } from 'kysely'
import type { Act } from '../../kernel/act.ts'
import { linesWithHeldPhotos } from '../media/index.ts'
import type { RequestId } from './tables.ts'

/** Decisions about this request stand from now on: what they changed has been changed again. */
export async function cannotBeUndone({ tx }: Act, id: RequestId): Promise<void> {
  await sql`update to_check set former = null where request_id = ${id} and former is not null`.execute(tx)
}

/** Somebody decided about words: nobody else has to, unless photos that came with them still wait. */
export async function wordsDecided(
  act: Act,
  id: RequestId,
  said: 'description' | { readonly line: number },
  decision: 'shown' | 'changed' | 'hidden',
): Promise<void> {
  await cannotBeUndone(act, id)
  const { by, now, tx } = act
  const line = said === 'description' ? null : said.line
  await sql`
    update to_check c
    set decision = ${decision}, decided_at = ${now}, decided_by = ${by.id}, decided_label = ${by.label}
    from activity a
    where a.id = c.activity_id and c.request_id = ${id} and c.decision is null
      and case when ${line}::bigint is null then a.kind = 'submitted' else a.id = ${line}::bigint end
      and a.id <> all(${await linesWithHeldPhotos(tx, id)}::bigint[])`.execute(tx)
}
