/** A request removed at the wish of whoever reported it: a tombstone stays. */
import type { Act } from '../../kernel/act.ts'
import { removePhotosOf } from '../media/index.ts'
import { allowOn, applyChange, lockRequest } from './change.ts'
import { withdrawRequest } from './close.ts'
import { lockDuplicates } from './family-carry.ts'
import { forgetInFamily, forgetLines, forgetReporters } from './forget.ts'
import type { City } from './ground.ts'
import { indexWords } from './index-words.ts'
import { recountPhotos } from './photos.ts'
import type { RequestId } from './tables.ts'

/**
 * Takes everything out of a request that somebody said, sent or can be known by. Number, service, areas, status and
 * times stay, so that what the city counts stays true. One that is open is withdrawn first: then others who reported
 * the same go on without it. Its photos go everywhere, also where a part of it shows them.
 *
 * Staff need `moderate_requests`; of a reporter, whoever calls has checked the private link. Doing it again does
 * nothing. Other modules forget what they hold beside it: call the module `lifecycle`, not this.
 *
 * @param reason of staff, for the city's own record; it stays.
 * @throws {Refusal} `request_not_found`, `forbidden`.
 */
export async function removeRequest(
  act: Act,
  city: Pick<City, 'photos'>,
  id: RequestId,
  reason = '',
): Promise<void> {
  const seen = await lockRequest(act, id, undefined, { removed: true })
  if (act.by.kind !== 'person') allowOn(act, 'moderate_requests', seen)
  if (seen.removed_at !== null) return
  if (seen.status !== 'closed') await withdrawRequest(act, id, { note: '' })
  const request = await lockRequest(act, id)
  const others = await removePhotosOf(act, city.photos, id)
  await forgetInFamily(act, id, request.number)
  await releaseDuplicates(act, id)
  await forgetLines(act, id)
  await forgetReporters(act, [id])
  const set = {
    ...{ description: '', address: null, address_id: null, zipcode: null, location: null },
    ...{ answers: '{}', extra_answers: '{}', wording: null, words_shown: true, last_note: null },
    ...{ words_held: false, address_shown: true },
    ...{ photo_id: null, photo_count: 0, parent_id: null, visibility: 'private' as const },
    removed_at: act.now,
    removed_publicly: request.visibility === 'public',
  }
  await applyChange(act, request, { set, kind: 'removed', public: false, body: reason })
  await act.tx.updateTable('service_request').set({ last_note: null }).where('id', '=', id).execute()
  await indexWords(act.tx, [id])
  for (const other of others) await recountPhotos(act, other as RequestId)
}

/** Those that ended with it stand by themselves: a request that says nothing can lead nobody. */
async function releaseDuplicates(act: Act, id: RequestId): Promise<void> {
  for (const one of await lockDuplicates(act, id)) {
    await applyChange(act, one, { set: { parent_id: null }, kind: 'unmerged', public: false })
    await act.tx.deleteFrom('duplicate').where('request_id', '=', one.id).execute()
  }
}
