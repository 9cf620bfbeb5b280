/** The words that new requests are searched by. */
import type pg from 'pg'
import { copyInto, type CopyValue } from './copy.ts'
import type { NewRequest } from './create.ts'

/** The same words as `indexWords` of requests finds (a test compares them), without reading back what was just written. */
const STAGE = `
  create temp table if not exists import_words (request_id uuid, number text, words text) on commit delete rows`
const COLUMNS = ['request_id', 'number', 'words']
const KEEP = `
  with staged as (delete from import_words returning *)
  insert into request_words (request_id, number, words, lexemes)
  select request_id, number, words, to_tsvector('simple', words) from staged`

function wordsRow({ id, draft }: NewRequest, number: number): CopyValue[] {
  const said = [draft.note, draft.closingWords].filter((text) => text !== '').join(' ')
  const parts = [String(number), draft.sourceId, ...(draft.address ? [draft.address] : []), draft.description]
  return [id, String(number), [...parts, ...(said ? [said] : [])].join(' ')]
}

/** Writes them by way of a list of their own, because only the database can make lexemes. */
export async function keepWords(
  client: pg.ClientBase,
  requests: readonly NewRequest[],
  numbers: readonly number[],
): Promise<void> {
  await client.query(STAGE)
  const rows = requests.map((request, at) => wordsRow(request, numbers[at]!))
  await copyInto(client, 'import_words', COLUMNS, rows)
  await client.query(KEEP)
}
