/** A reader of the log that writes what a request can be searched by. */
import { sql } from 'kysely'
import type { Db, Tx } from '../../kernel/db.ts'

/** Characters of one request; the first are its own. More would not fit into a `tsvector`, whose megabyte is an error. */
const LONGEST = 100_000

const WORDS = sql`
      select r.id as request_id, r.number::text as number,
        left(concat_ws(' ', r.number, r.source_id, r.address, r.description,
          (select string_agg(a.body, ' ' order by a.id) from activity a where a.request_id = r.id and a.body <> '')),
          ${sql.lit(LONGEST)}) as words
      from service_request r`

/**
 * Writes the words of these requests: number, description, address, words said, source number.
 * Runs in the relay's transaction; writing them again gives the same row.
 */
export async function indexWords(tx: Tx, requestIds: readonly string[]): Promise<void> {
  if (requestIds.length === 0) return
  await sql`
    insert into request_words (request_id, number, words, lexemes)
    select request_id, number, words, to_tsvector('simple', words)
    from (
      ${WORDS} where r.id = any(${requestIds as string[]}::uuid[])
    ) as said
    on conflict (request_id) do update set words = excluded.words, lexemes = excluded.lexemes
    where request_words.words <> excluded.words`.execute(tx)
}

/** Writes the words of every request that has none yet: after an import or a lived history. */
export async function indexAllWords(db: Db): Promise<void> {
  await sql`
    insert into request_words (request_id, number, words, lexemes)
    select request_id, number, words, to_tsvector('simple', words)
    from (
      ${WORDS} where not exists (select from request_words known where known.request_id = r.id)
    ) as said`.execute(db)
}
