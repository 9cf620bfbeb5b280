/** What a crew decides when the city said no: nothing of it happens by itself. */
import { send } from '../../../../web/outbox/ask-to-send.ts'
import { type FieldPairs, valueOf } from '../../../../web/outbox/kept-form.ts'
import type { Deed } from '../../../../web/shift/deed.ts'
import { dropDeed, dropPhotosOf, listDeeds, photosOfDeed, putDeeds } from '../../../../web/shift/store.ts'
import { clock, type ShiftWords } from './shift-words.ts'

/** Without what the city said: it is asked again. */
function anew({ answer, ...deed }: Deed): Deed {
  const now = answer?.now
  return { ...deed, state: 'waiting', ...(now && { seen: now.version, line: now.line }) }
}

/** The same on top of what happened meanwhile; so is all that was done after it on the same ground. */
export async function doAgain(deed: Deed): Promise<void> {
  const again = anew(deed)
  const later = (await listDeeds())
    .filter(({ number, at, state }) => number === deed.number && at > deed.at && state === 'waiting')
    .filter(({ seen }) => seen === deed.seen)
    .map((one) => ({ ...one, seen: again.seen, line: again.line }))
  await putDeeds([again, ...later])
  send()
}

/** What was done becomes a note in the request's history, with its photos. */
export async function doAsNote(deed: Deed, words: ShiftWords): Promise<void> {
  await putDeeds([{ ...anew(deed), move: 'note', fields: noteOf(deed, words) }])
  send()
}

function noteOf({ move, fields, at }: Deed, words: ShiftWords): FieldPairs {
  if (move === 'note') return fields
  const said = wordsOf(fields)
  const how = words.resolutions[valueOf(fields, 'resolution')]
  const what = [words.moves[move] ?? move, how].filter(Boolean).join(', ')
  const body = words.asNoteWords
    .replace('%what', () => what)
    .replace('%time', () => clock(at, words.zone))
    .replace('%words', () => said)
  return [['body', body.replace(/[:\s]+$/, '')]]
}

/** All that was written. */
export const wordsOf = (fields: FieldPairs): string =>
  ['prepared', 'note', 'body']
    .map((name) => valueOf(fields, name).trim())
    .filter(Boolean)
    .join('\n')

/** The photo cannot be taken; the rest can. */
export async function doWithoutPhotos(deed: Deed): Promise<void> {
  await putDeeds([{ ...anew(deed), photos: [] }])
  await dropPhotosOf(deed.id)
  send()
}

export async function drop(deed: Deed): Promise<void> {
  // What had been sent of its photos is taken back; without a network it is forgotten in two days by itself.
  for (const { upload } of await photosOfDeed(deed.id))
    if (upload) void fetch(upload, { method: 'DELETE' }).catch(() => undefined)
  await dropDeed(deed.id)
  send()
}
