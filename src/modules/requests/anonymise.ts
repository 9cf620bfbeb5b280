/** Closed requests lose, after a time, who asked, and what personal data people wrote into them. */
import { sql } from 'kysely'
import type { Act } from '../../kernel/act.ts'
import type { Catalog } from '../catalog/index.ts'
import { forgetReporters, forgetting } from './forget.ts'
import { indexWords } from './index-words.ts'
import type { RequestId } from './tables.ts'
import { publicWords } from './to-public.ts'

type Answers = Readonly<Record<string, string | readonly string[]>>

/**
 * Anonymises requests closed before an instant, the oldest first: the reporter's row and the keys they sent with are
 * deleted, answers nobody asked for too; personal data in words is masked for good, by the rules that mask it for the
 * public. What happened, when, and where stays. Answers which; fewer than `most` when there are no more.
 */
export async function anonymiseRequests(
  act: Act,
  catalog: Catalog,
  { closedBefore, most }: { readonly closedBefore: Date; readonly most: number },
): Promise<RequestId[]> {
  const due = await act.tx
    .selectFrom('service_request')
    .select(['id', 'description', 'wording', 'last_note', 'address', 'answers'])
    .where('status', '=', 'closed')
    .where('removed_at', 'is', null)
    .where(sql<boolean>`(anonymised_at is null or anonymised_at < closed_at)`)
    .where('closed_at', '<', closedBefore)
    .orderBy('closed_at')
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute()
  const ids = due.map(({ id }) => id)
  if (ids.length === 0) return []
  const mask = (words: string | null) => (words === null ? null : publicWords(words, catalog))
  const rows = due.map((row) => ({
    id: row.id,
    description: mask(row.description),
    wording: mask(row.wording),
    last_note: mask(row.last_note),
    address: mask(row.address),
    answers: maskAnswers(row.answers, (words) => publicWords(words, catalog)),
  }))
  await sql`
    update service_request r set description = m.description, wording = m.wording, last_note = m.last_note,
      address = m.address, answers = m.answers, extra_answers = '{}', anonymised_at = ${act.now}
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as m(id uuid, description text, wording text, last_note text, address text, answers jsonb)
    where r.id = m.id`.execute(act.tx)
  await maskLines(act, catalog, ids)
  await forgetReporters(act, ids)
  await indexWords(act.tx, ids)
  return ids
}

function maskAnswers(answers: Answers, mask: (words: string) => string): Answers {
  return Object.fromEntries(
    Object.entries(answers).map(([code, answer]) => [
      code,
      typeof answer === 'string' ? mask(answer) : answer.map(mask),
    ]),
  )
}

async function maskLines({ tx }: Act, catalog: Catalog, ids: readonly RequestId[]): Promise<void> {
  const said = await tx
    .selectFrom('activity')
    .select(['id', 'body'])
    .where('request_id', 'in', ids)
    .where('body', '!=', '')
    .execute()
  const masked = said
    .map(({ id, body }) => ({ id, was: body, body: publicWords(body, catalog) }))
    .filter(({ was, body }) => was !== body)
    .map(({ id, body }) => ({ id, body }))
  await forgetting(tx, () =>
    sql`
      with masked as (select * from json_to_recordset(${JSON.stringify(masked)}::json) as m(id bigint, body text))
      update activity a set body = masked.body from masked where a.id = masked.id`.execute(tx),
  )
  await forgetting(tx, () =>
    tx
      .updateTable('activity')
      .set({ actor_label: '' })
      .where('request_id', 'in', ids)
      .where('actor_kind', '=', 'person')
      .where('actor_label', '!=', '')
      .execute(),
  )
}
