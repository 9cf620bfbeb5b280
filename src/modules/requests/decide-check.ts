/** What staff decide about something residents said and showed, and how that is taken back. */
import type { Act } from '../../kernel/act.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { holdPhoto, letPhotosThrough, photosOfLine, setPhotoPublic } from '../media/index.ts'
import { allowOn, applyChange, type LockedRequest, lockRequest } from './change.ts'
import { showFirstPhoto } from './photos.ts'
import { tellPhotosShown, tellShown } from './tell-shown.ts'
import type { BeforeCheck, RequestId, ToCheckTable } from './tables.ts'
import { because, hideEverywhere } from './wording.ts'

export type Check =
  | { readonly decision: 'shown' }
  /** What everybody reads instead of the words. */
  | {
      readonly decision: 'changed'
      readonly wording: string
      /** Whether everybody reads an address in the reporter's own words. */
      readonly address: boolean
      readonly reason: string
    }
  | { readonly decision: 'hidden'; readonly reason: string }

export interface Decided {
  readonly request: RequestId
  readonly former: BeforeCheck
  /** The line, or null: the report itself. */
  readonly line: number | null
}

/**
 * Decides what everybody reads and sees of what came with one line. Its photos go with the words: what is let through
 * is shown, what is hidden is hidden (also in other requests that show the same picture).
 *
 * @param line with which it came.
 * @throws {Refusal} `nothing_to_check`, `already_checked`, `forbidden`, `reason_needed`, `request_private`.
 */
export async function decideCheck(act: Act, line: number, check: Check): Promise<Decided> {
  const { request, item } = await lockItem(act, line)
  if (item.decision !== null) throw alreadyChecked(request.number)
  if (request.visibility === 'private') {
    throw new Refusal('conflict', 'request_private', 'The request is private: make it public first.')
  }
  const body = check.decision === 'shown' ? '' : because(check.reason)
  const words = await wordsNow(act, item)
  const shown = check.decision !== 'hidden'
  const wording = check.decision === 'changed' ? check.wording : words.wording
  const saysWhere = check.decision === 'changed' ? check.address : shown
  await setWords(act, item, { shown, held: false, wording, addressShown: saysWhere || words.addressShown })
  const photos = shown ? await letPhotosThrough(act, line) : await hidePhotos(act, request, line, body)
  await showFirstPhoto(act, request.id)
  const former: BeforeCheck = { ...words, photos }
  await mark(act, line, { decision: check.decision, former })
  const decision = await note(act, request, body, { moderated: FACTS[check.decision], checked: line })
  if (shown) {
    await tellShown(act, request, { line })
    await tellPhotosShown(act, request, line, decision)
  }
  return { request: request.id, former, line: item.kind === 'submitted' ? null : line }
}

/** The words of these lines of history, by which the desk names what was done. */
const FACTS = { shown: 'approved', changed: 'words_changed', hidden: 'words_hidden' } as const

/**
 * Takes a decision back: it stands as it stood, and waits again. What was hidden in other requests stays hidden there.
 *
 * @throws {Refusal} `nothing_to_check`, `forbidden`, or `cannot_undo` when it was not decided or moderated since.
 */
export async function undoCheck(act: Act, line: number): Promise<Decided> {
  const { request, item } = await lockItem(act, line)
  const { former } = item
  if (item.decision === null || former === null || request.visibility === 'private') throw cannotUndo()
  const now = await wordsNow(act, item)
  // Words that had been shown before the decision, which was about photos alone, are shown and wait for nobody.
  await setWords(act, item, { ...former, held: item.held && !former.shown })
  const photos: BeforeCheck['photos'][number][] = []
  for (const { id, was } of former.photos) {
    const back = was === 'held' ? await holdPhoto(act, id) : await setPhotoPublic(act, request.id, id, true)
    photos.push({ id: back, was: was === 'held' ? 'public' : 'held' })
  }
  await showFirstPhoto(act, request.id)
  await mark(act, line, { decision: null, former: null })
  await note(act, request, '', { moderated: 'undone', checked: line })
  return { request: request.id, former: { ...now, photos }, line: item.kind === 'submitted' ? null : line }
}

type Item = Pick<ToCheckTable, 'activity_id' | 'request_id' | 'held' | 'decision'> & {
  readonly former: BeforeCheck | null
  /** `submitted`: the report itself. */
  readonly kind: string
}

async function lockItem(act: Act, line: number): Promise<{ request: LockedRequest; item: Item }> {
  const find = () =>
    act.tx
      .selectFrom('to_check')
      .innerJoin('activity', 'activity.id', 'to_check.activity_id')
      .select(['to_check.activity_id', 'to_check.request_id', 'to_check.held', 'to_check.decision'])
      .select(['to_check.former', 'activity.kind'])
      .where('to_check.activity_id', '=', line)
      .executeTakeFirst()
  const found = await find()
  if (!found) throw nothingToCheck()
  const request = await lockRequest(act, found.request_id)
  allowOn(act, 'moderate_requests', request)
  // Read again under the lock of its request: somebody may have decided meanwhile.
  const item = await find()
  if (!item) throw nothingToCheck()
  return { request, item }
}

type Words = Omit<BeforeCheck, 'photos'>

async function wordsNow({ tx }: Act, { kind, activity_id, request_id }: Item): Promise<Words> {
  if (kind === 'submitted') {
    return tx
      .selectFrom('service_request')
      .select(['words_shown as shown', 'wording', 'address_shown as addressShown'])
      .where('id', '=', request_id)
      .executeTakeFirstOrThrow()
  }
  const said = await tx
    .selectFrom('line_wording')
    .select(['shown', 'wording'])
    .where('activity_id', '=', activity_id)
    .executeTakeFirst()
  return { shown: said?.shown ?? true, wording: said?.wording ?? null, addressShown: true }
}

async function setWords(
  { tx }: Act,
  { kind, activity_id, request_id }: Item,
  { shown, held, wording, addressShown }: Words & { readonly held: boolean },
): Promise<void> {
  if (kind === 'submitted') {
    const set = { words_shown: shown, words_held: held, wording, address_shown: addressShown }
    await tx.updateTable('service_request').set(set).where('id', '=', request_id).execute()
    return
  }
  await tx
    .insertInto('line_wording')
    .values({ activity_id, shown, held, wording })
    .onConflict((same) => same.column('activity_id').doUpdateSet({ shown, held, wording }))
    .execute()
}

async function hidePhotos(
  act: Act,
  request: LockedRequest,
  line: number,
  body: string,
): Promise<BeforeCheck['photos']> {
  const photos: BeforeCheck['photos'][number][] = []
  for (const photo of await photosOfLine(act.tx, line)) {
    if (!photo.public && !photo.held) continue // hidden before
    const was = photo.held ? 'held' : 'public'
    photos.push({ id: await hideEverywhere(act, request, photo.id, body), was })
  }
  return photos
}

async function mark(
  { tx, by, now }: Act,
  line: number,
  { decision, former }: { readonly decision: Check['decision'] | null; readonly former: BeforeCheck | null },
): Promise<void> {
  const who = decision === null ? null : { at: now, id: by.id, label: by.label }
  await tx
    .updateTable('to_check')
    .set({ decision, former: former && JSON.stringify(former) })
    .set({ decided_at: who?.at ?? null, decided_by: who?.id ?? null, decided_label: who?.label ?? '' })
    .where('activity_id', '=', line)
    .execute()
}

const note = (act: Act, request: LockedRequest, body: string, facts: Record<string, unknown>) =>
  applyChange(act, request, { kind: 'note', public: false, body, facts })

const nothingToCheck = () =>
  new Refusal('not_found', 'nothing_to_check', 'There is nothing of this kind to check.')
const alreadyChecked = (number: number) =>
  new Refusal('conflict', 'already_checked', 'Somebody decided this a moment ago.', { number })
const cannotUndo = () =>
  new Refusal('conflict', 'cannot_undo', 'This can no longer be taken back: change it on the request’s page.')
