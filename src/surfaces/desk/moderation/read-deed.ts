/** What a moderator's form asks for, as a deed. */
import { isUuid } from '../../../kernel/uuid.ts'
import type { Act } from '../../../kernel/act.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { PhotoId, Rectangle } from '../../../modules/media/index.ts'
import {
  hideWords,
  makePrivate,
  makePublic,
  moderatePhoto,
  rewordWords,
  showWords,
} from '../../../modules/moderation/index.ts'
import type { RequestId, Said } from '../../../modules/requests/index.ts'
import { type Fields, oneOf, seenOf, text } from '../form.ts'

const DEEDS = [
  'words_hidden',
  'words_shown',
  'words_changed',
  'photo_hidden',
  'photo_shown',
  'made_private',
  'made_public',
] as const

/** Rectangles, as four numbers a line: from the left, from the top, width, height, in percent of the picture. */
export function rectanglesIn(fields: Fields): Rectangle[] {
  const lines = text(fields, 'rectangles')
    .split(/[\n;]/)
    .filter((line) => line.trim())
  return lines.map((line) => {
    const [left, top, width, height, more] = line
      .trim()
      .split(/[\s,]+/)
      .map(Number)
    if (![left, top, width, height].every(Number.isFinite) || more !== undefined) {
      throw new Refusal('invalid', 'rectangle_unreadable', 'A rectangle has four numbers.', {
        field: 'rectangles',
        value: line.slice(0, 80),
      })
    }
    return { left: left! / 100, top: top! / 100, width: width! / 100, height: height! / 100 }
  })
}

/** Does what the pressed button says. @throws {Refusal} `no_such_deed`, and as the deeds say. */
export async function moderate(act: Act, id: RequestId, fields: Fields): Promise<void> {
  const why = { reason: text(fields, 'reason'), seen: seenOf(fields) }
  switch (oneOf(DEEDS, text(fields, 'deed'))) {
    case 'words_hidden':
      return hideWords(act, id, saidIn(fields), why)
    case 'words_shown':
      return showWords(act, id, saidIn(fields), why)
    case 'words_changed':
      return rewordWords(act, id, saidIn(fields), { ...why, wording: wordingIn(fields) })
    case 'photo_hidden':
      return moderatePhoto(act, id, photoIn(fields), { ...why, shown: false })
    case 'photo_shown':
      return moderatePhoto(act, id, photoIn(fields), { ...why, shown: true })
    case 'made_private':
      return makePrivate(act, id, why)
    case 'made_public':
      return makePublic(act, id, why)
    default:
      throw new Refusal('invalid', 'no_such_deed', 'The form does not say what to do.')
  }
}

/** `description`, or the number of a line of history. */
function saidIn(fields: Fields): Said {
  const part = text(fields, 'part')
  if (part === 'description') return 'description'
  if (!/^\d{1,15}$/.test(part))
    throw new Refusal('not_found', 'no_such_line', 'There is no such public line.')
  return { line: Number(part) }
}

function wordingIn(fields: Fields): string {
  const wording = text(fields, 'wording')
  if (!wording)
    throw new Refusal('invalid', 'wording_needed', 'Write what the public reads.', { field: 'wording' })
  return wording
}

export function photoIn(fields: Fields): PhotoId {
  const id = text(fields, 'part')
  if (!isUuid(id)) {
    throw new Refusal('not_found', 'no_such_photo', 'There is no such photo.')
  }
  return id as PhotoId
}
