/** The deeds of a moderator. Each is kept with what stood there before, why, and who it was. */
import { type Act, perform } from '../../kernel/act.ts'
import type { Actor } from '../../kernel/actor.ts'
import { dropBlackedOut, type PhotoId, type Rectangle, renderBlackedOut } from '../media/index.ts'
import {
  type Because,
  type City,
  type RequestId,
  type Said,
  setBlackedOut,
  setPhoto,
  setVisibility,
  setWording,
  type Wording,
} from '../requests/index.ts'
import { keep } from './keep.ts'
import type { Deed } from './tables.ts'

/** The public no longer reads these words. */
export function hideWords(act: Act, id: RequestId, said: Said, why: Because): Promise<void> {
  return word(act, id, said, 'words_hidden', { ...why, shown: false, wording: null })
}

/** The public reads these words again, as they were said. */
export function showWords(act: Act, id: RequestId, said: Said, why: Because): Promise<void> {
  return word(act, id, said, 'words_shown', { ...why, shown: true, wording: null })
}

/** The public reads `wording` instead, as it is written here: nothing in it is masked, because a person decided. */
export function rewordWords(
  act: Act,
  id: RequestId,
  said: Said,
  why: Because & { readonly wording: string },
): Promise<void> {
  return word(act, id, said, 'words_changed', { ...why, shown: true })
}

async function word(act: Act, id: RequestId, said: Said, deed: Deed, to: Wording & Because): Promise<void> {
  const former = await setWording(act, id, said, to)
  await keep(act, id, {
    deed,
    former,
    reason: to.reason,
    activityId: said === 'description' ? null : said.line,
  })
}

/** Nobody but staff and its reporter sees the request any more; its photos go with it. */
export async function makePrivate(act: Act, id: RequestId, why: Because): Promise<void> {
  const photos = await setVisibility(act, id, { ...why, visibility: 'private' })
  await keep(act, id, { deed: 'made_private', former: { photos }, reason: why.reason })
}

/** Everybody sees the request again, and the photos that were public when it was taken away. */
export async function makePublic(act: Act, id: RequestId, why: Because): Promise<void> {
  const photos = await publicBefore(act, id)
  await setVisibility(act, id, { ...why, visibility: 'public', photos })
  await keep(act, id, { deed: 'made_public', former: {}, reason: why.reason })
}

async function publicBefore({ tx }: Act, id: RequestId): Promise<readonly PhotoId[]> {
  const taken = await tx
    .selectFrom('moderation')
    .select('former')
    .where('request_id', '=', id)
    .where('deed', '=', 'made_private')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return taken?.former.photos ?? []
}

/** Shows a photo to everybody, or takes it from them. */
export async function moderatePhoto(
  act: Act,
  id: RequestId,
  photo: PhotoId,
  why: Because & { readonly shown: boolean },
): Promise<void> {
  const photoId = await setPhoto(act, id, photo, why)
  const deed = why.shown ? 'photo_shown' : 'photo_hidden'
  await keep(act, id, { deed, former: { photo, shown: !why.shown }, reason: why.reason, photoId })
}

/**
 * Blacks out parts of a photo; none gives the whole picture back. In a transaction of its own, because the picture is
 * made before it begins.
 *
 * @throws {Refusal} as `renderBlackedOut` and `setBlackedOut` say.
 */
export async function blackOutPhoto(
  city: City,
  by: Actor,
  id: RequestId,
  what: Because & { readonly photo: PhotoId; readonly rectangles: readonly Rectangle[] },
): Promise<PhotoId> {
  const picture = await renderBlackedOut(city.db, city.photos, { requestId: id, ...what })
  const done = await perform(city.db, by, async (act) => {
    const { photo, former, unused } = await setBlackedOut(act, id, picture, what)
    const before = { photo: what.photo, rectangles: former }
    await keep(act, id, { deed: 'photo_blacked_out', former: before, reason: what.reason, photoId: photo })
    return { photo, unused }
  }).catch(async (error: unknown) => {
    await dropBlackedOut(city.photos, picture)
    throw error
  })
  await Promise.allSettled(done.unused.map((key) => city.photos.remove(key)))
  return done.photo
}
