/** What the public reads instead of somebody's words. The words themselves are never changed. */
import { sql } from 'kysely'
import type { Act } from '../../kernel/act.ts'
import { Refusal } from '../../kernel/refusal.ts'
import {
  blackOut,
  type BlackedOut,
  findPhoto,
  hidePhotosOf,
  originalOf,
  type PhotoId,
  setPhotoPublic,
  samePictures,
  showPhotos,
} from '../media/index.ts'
import { allowOn, applyChange, type LockedRequest, lockRequest } from './change.ts'
import { cleanText } from '../../kernel/clean-text.ts'
import { showFirstPhoto } from './photos.ts'
import type { RequestId } from './tables.ts'
import { cannotBeUndone, wordsDecided } from './moderated-elsewhere.ts'
import type { Seen } from './take-on.ts'
import { tellPhotosShown, tellShown } from './tell-shown.ts'

/** How a text stands before the public: `wording` null = as it was said, with personal data masked. */
export interface Wording {
  readonly shown: boolean
  readonly wording: string | null
}

/** Why, in words: for the city's own record, never public. */
export interface Because extends Seen {
  readonly reason: string
}

/** Which words: the description, or a public line of the history. */
export type Said = 'description' | { readonly line: number }

const LONGEST = { description: 4_000, line: 8_000 }

/**
 * Hides words, shows them, or lets the public read others; answers how they stood before.
 *
 * @throws {Refusal} `forbidden`, `request_not_found`, `request_changed`, `reason_needed`, `field_too_long`,
 *   `no_such_line`, or `nothing_to_change` when they stand so already.
 */
export async function setWording(
  act: Act,
  id: RequestId,
  said: Said,
  { shown, wording: typed, reason, seen }: Wording & Because,
): Promise<Wording> {
  const request = await lockRequest(act, id, seen)
  allowOn(act, 'moderate_requests', request)
  const limit = said === 'description' ? LONGEST.description : LONGEST.line
  const wording = typed === null ? null : short('wording', typed, limit) || null
  const former = said === 'description' ? await describedAs(act, id) : await saidAs(act, id, said.line)
  if (former.shown === shown && former.wording === wording && !former.held) throw nothingToChange()
  const body = because(reason)
  const facts = { moderated: shown ? (wording === null ? 'words_shown' : 'words_changed') : 'words_hidden' }
  if (said !== 'description') {
    await act.tx
      .insertInto('line_wording')
      .values({ activity_id: said.line, shown, wording, held: false })
      .onConflict((same) => same.column('activity_id').doUpdateSet({ shown, wording, held: false }))
      .execute()
  }
  const set =
    said === 'description'
      ? { words_shown: shown, words_held: false, wording, ...(shown && { address_shown: true }) }
      : { last_note: await lastNote(act, id) }
  await wordsDecided(act, id, said, shown ? (wording === null ? 'shown' : 'changed') : 'hidden')
  await applyChange(act, request, { set, kind: 'note', public: false, body, facts })
  if (shown) await tellShown(act, request, said)
  return former
}

function describedAs({ tx }: Act, id: RequestId): Promise<Wording & { readonly held: boolean }> {
  return tx
    .selectFrom('service_request')
    .select(['words_shown as shown', 'wording', 'words_held as held'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

async function saidAs(
  { tx }: Act,
  id: RequestId,
  line: number,
): Promise<Wording & { readonly held: boolean }> {
  const found = await tx
    .selectFrom('activity')
    .leftJoin('line_wording', 'line_wording.activity_id', 'activity.id')
    .select(['line_wording.shown', 'line_wording.wording', 'line_wording.held'])
    .where('activity.id', '=', line)
    .where('activity.request_id', '=', id)
    .where('activity.public', '=', true)
    .where('activity.body', '!=', '')
    .executeTakeFirst()
  if (!found) throw new Refusal('not_found', 'no_such_line', 'There is no such public line.')
  return { shown: found.shown ?? true, wording: found.wording, held: found.held ?? false }
}

/** The newest public words of the city, as the public reads them. */
async function lastNote({ tx }: Act, id: RequestId): Promise<string | null> {
  const newest = await tx
    .selectFrom('activity')
    .leftJoin('line_wording', 'line_wording.activity_id', 'activity.id')
    .select(sql<string>`coalesce(line_wording.wording, activity.body)`.as('words'))
    .where('activity.request_id', '=', id)
    .where('activity.public', '=', true)
    .where('activity.actor_kind', '=', 'staff')
    .where('activity.body', '!=', '')
    .where(({ eb, or }) => or([eb('line_wording.shown', 'is', null), eb('line_wording.shown', '=', true)]))
    .orderBy('activity.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return newest?.words ?? null
}

/**
 * Takes a request from the public, or gives it to them. Its photos go with it; `photos` are those that come back.
 * Answers the photos that were public before.
 *
 * @throws {Refusal} as {@link setWording}.
 */
export async function setVisibility(
  act: Act,
  id: RequestId,
  {
    visibility,
    photos = [],
    reason,
    seen,
  }: Because & {
    readonly visibility: 'public' | 'private'
    readonly photos?: readonly PhotoId[]
  },
): Promise<readonly PhotoId[]> {
  const request = await lockRequest(act, id, seen)
  allowOn(act, 'moderate_requests', request)
  if (request.visibility === visibility) throw nothingToChange()
  const body = because(reason)
  const were = visibility === 'private' ? await hidePhotosOf(act, id) : []
  if (visibility === 'public') await showPhotos(act, id, photos)
  await showFirstPhoto(act, id)
  const facts = { moderated: visibility === 'private' ? 'made_private' : 'made_public' }
  await applyChange(act, request, { set: { visibility }, kind: 'note', public: false, body, facts })
  return were
}

/**
 * Shows a photo to everybody, or to nobody but staff and the reporter. Its address changes, so that nothing kept
 * somewhere still shows it. What is hidden is hidden in every request that shows the same picture; shown it is here.
 * Answers the photo's new id.
 *
 * @throws {Refusal} as {@link setWording}; `no_such_photo`; `request_private`: nothing of it is for everybody.
 */
export async function setPhoto(
  act: Act,
  id: RequestId,
  photo: PhotoId,
  { shown, reason, seen }: Because & { readonly shown: boolean },
): Promise<PhotoId> {
  const request = await lockRequest(act, id, seen)
  allowOn(act, 'moderate_requests', request)
  if (shown && request.visibility === 'private') {
    throw new Refusal('conflict', 'request_private', 'The request is private: make it public first.')
  }
  const body = because(reason)
  const renamed = shown
    ? await setPhotoPublic(act, id, photo, true)
    : await hideEverywhere(act, request, photo, body)
  await cannotBeUndone(act, id)
  await showFirstPhoto(act, id)
  const facts = { moderated: shown ? 'photo_shown' : 'photo_hidden' }
  const decision = await applyChange(act, request, { kind: 'note', public: false, body, facts })
  const line = shown ? (await findPhoto(act.tx, renamed))?.activityId : undefined
  if (line) await tellPhotosShown(act, request, line, decision)
  return renamed
}

/** Hides a photo, and every other request's that shows the same picture; answers the photo's new id. */
export async function hideEverywhere(
  act: Act,
  { id, number }: LockedRequest,
  photo: PhotoId,
  body: string,
): Promise<PhotoId> {
  const copies = await copiesOf(act, id, photo)
  const renamed = await setPhotoPublic(act, id, photo, false)
  for (const copy of copies.filter((one) => one.public || one.held)) {
    await onCopy(act, copy, { body, facts: { moderated: 'photo_hidden', of: number } }, () =>
      setPhotoPublic(act, copy.requestId, copy.id, false),
    )
  }
  return renamed
}

/**
 * Lets a photo show a picture on which something is blacked out, or the original again; and so every photo of another
 * request that shows the same. Answers the photo's new id, and what was blacked out before.
 *
 * @throws {Refusal} as {@link setWording}; `no_such_photo`.
 */
export async function setBlackedOut(
  act: Act,
  id: RequestId,
  picture: BlackedOut,
  { reason, seen }: Because,
): ReturnType<typeof blackOut> {
  const request = await lockRequest(act, id, seen)
  allowOn(act, 'moderate_requests', request)
  const body = because(reason)
  await cannotBeUndone(act, id)
  const came = (await originalOf(act.tx, id, picture.photo))?.key
  const copies = await copiesOf(act, id, picture.photo)
  const done = await blackOut(act, id, picture)
  await showFirstPhoto(act, id)
  const unused = new Set(done.unused)
  for (const copy of copies) {
    const facts = { moderated: 'photo_blacked_out', of: request.number }
    const also = await onCopy(act, copy, { body, facts }, () =>
      blackOut(act, copy.requestId, { ...picture, photo: copy.id }, came),
    )
    also.unused.forEach((key) => unused.add(key))
  }
  await applyChange(act, request, {
    kind: 'note',
    public: false,
    body,
    facts: { moderated: 'photo_blacked_out' },
  })
  return { ...done, unused: [...unused] }
}

interface Copy {
  readonly id: PhotoId
  readonly requestId: RequestId
  readonly public: boolean
  readonly held: boolean
}

/** Photos of other requests that show the same picture. */
async function copiesOf({ tx }: Act, id: RequestId, photo: PhotoId): Promise<Copy[]> {
  const all = await samePictures(tx, id, photo)
  return all.flatMap((one) =>
    one.requestId === null || one.requestId === id ? [] : { ...one, requestId: one.requestId as RequestId },
  )
}

/** A deed on a copy, with a line of its own: whoever decides for a picture decides for all who show it. */
async function onCopy<T>(
  act: Act,
  { requestId }: Copy,
  line: { readonly body: string; readonly facts: Readonly<Record<string, unknown>> },
  deed: () => Promise<T>,
): Promise<T> {
  const request = await lockRequest(act, requestId)
  const done = await deed()
  await showFirstPhoto(act, requestId)
  await applyChange(act, request, { kind: 'note', public: false, ...line })
  return done
}

export function because(reason: string): string {
  const words = short('reason', reason, 2_000)
  if (!words) throw new Refusal('invalid', 'reason_needed', 'Say why.', { field: 'reason' })
  return words
}

function short(field: string, typed: string, limit: number): string {
  const words = cleanText(typed)
  if ([...words].length > limit) {
    throw new Refusal('invalid', 'field_too_long', `${field} is longer than ${limit} characters.`, {
      field,
      limit,
    })
  }
  return words
}

const nothingToChange = () => new Refusal('conflict', 'nothing_to_change', 'It stands like this already.')
