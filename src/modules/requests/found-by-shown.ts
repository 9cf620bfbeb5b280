/** Whether what was searched for stands in what somebody may read. */
import { sql } from 'kysely'
import type { City } from './ground.ts'
import type { RequestId } from './tables.ts'
import { publicBody, publicDescription, type PublicLine, type PublicRow, publicWords } from './to-public.ts'

type Described = Pick<PublicRow, 'description' | 'address' | 'wordsShown' | 'wordsHeld' | 'wording'>

interface Row extends Described {
  readonly id: RequestId
  readonly plain: string
  readonly lines: readonly Pick<PublicLine, 'body' | 'shown' | 'held' | 'wording'>[]
}

/**
 * Those of the requests in whose words, as they are shown to staff who may not know contacts, every one of `words`
 * occurs: neither a number that is masked nor words that a moderator hid may be found out by asking for them, letter by
 * letter.
 */
export async function foundByShown(
  city: City,
  ids: readonly RequestId[],
  words: readonly string[],
): Promise<ReadonlySet<RequestId>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<Row>`
    select r.id, concat_ws(' ', r.number, r.source_id) as plain, r.address, r.description, r.wording,
      r.words_shown as "wordsShown", r.words_held as "wordsHeld",
      array(select json_build_object('body', a.body, 'shown', w.shown, 'held', w.held, 'wording', w.wording)
        from activity a left join line_wording w on w.activity_id = a.id
        where a.request_id = r.id and a.body <> '' order by a.id) as lines
    from service_request r where r.id = any(${ids as RequestId[]}::uuid[])`.execute(city.db)
  const catalog = city.catalog()
  const shown = rows.filter((row) => {
    const text = [
      row.plain,
      publicWords(row.address ?? '', catalog),
      publicDescription(row, catalog, 'staff'),
      ...row.lines.map((line) => publicBody(line, catalog, 'staff')),
    ]
    const said = text.join(' ').toLowerCase()
    return words.every((word) => said.includes(word.toLowerCase()))
  })
  return new Set(shown.map(({ id }) => id))
}
