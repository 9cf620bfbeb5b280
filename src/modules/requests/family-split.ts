/** Splitting: a part of a request becomes a request of its own, for whoever does such things. */
import type { Act } from '../../kernel/act.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { copyPhotos, type PhotoId } from '../media/index.ts'
import { allowOn, applyChange, type LockedRequest, lockRequest } from './change.ts'
import { cleanText } from '../../kernel/clean-text.ts'
import type { City } from './ground.ts'
import { insertReports } from './insert-reports.ts'
import { notePhotos } from './photos.ts'
import { prepareReport } from './prepare.ts'
import type { RequestId } from './tables.ts'
import type { Seen } from './take-on.ts'

export interface Splitting extends Seen {
  readonly serviceCode: string
  /** What the part is about; public when its service is. */
  readonly description: string
  /** Photos of the whole that show the part: both have them, the pictures are kept once. */
  readonly photos?: readonly PhotoId[]
}

/**
 * Makes a part of a request a request of its own: its number, route and promise, the same place and the same reporter,
 * who hears of it. The whole goes on as it was. Parts have no parts.
 *
 * @throws {Refusal} `forbidden`, `request_not_found`, `request_changed`, `split_needs_words`, `part_of_part`,
 *   `photo_gone`, and as `prepareReport` says of the part.
 */
export async function splitRequest(
  city: City,
  act: Act,
  id: RequestId,
  splitting: Splitting,
): Promise<{ readonly id: RequestId; readonly number: string }> {
  const description = cleanText(splitting.description)
  if (description === '') throw new Refusal('invalid', 'split_needs_words', 'Say what the part is about.')
  const whole = await lockRequest(act, id, splitting.seen)
  allowOn(act, 'merge_requests', whole)
  if (await isPart(act, id)) throw new Refusal('conflict', 'part_of_part', 'A part cannot be split again.')
  const part = await insertPart(city, act, whole, { ...splitting, description })
  await act.tx
    .insertInto('request_relation')
    .values({ one_id: id, other_id: part.id, kind: 'part', note: '', related_at: act.now })
    .execute()
  const said = await applyChange(act, await lockRequest(act, part.id), {
    kind: 'split',
    public: false,
    facts: { whole: whole.number },
  })
  if (splitting.photos?.length) {
    const isPublic = part.visibility === 'public' && whole.visibility === 'public'
    const to = { requestId: part.id, activityId: said, public: isPublic }
    await notePhotos(act, part.id, await copyPhotos(act, splitting.photos, id, to), isPublic)
  }
  await applyChange(act, whole, {
    kind: 'split',
    public: part.visibility === 'public',
    facts: { part: part.number },
  })
  return { id: part.id, number: String(part.number) }
}

async function isPart({ tx }: Act, id: RequestId): Promise<boolean> {
  const row = await tx
    .selectFrom('request_relation')
    .select('one_id')
    .where('kind', '=', 'part')
    .where('other_id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}

/** By the rules of every report, but for questions: staff cannot answer what the resident was not asked. */
async function insertPart(
  city: City,
  act: Act,
  whole: LockedRequest,
  { serviceCode, description }: Splitting,
) {
  const from = await act.tx
    .selectFrom('service_request')
    .select(['address', 'address_id', 'location', 'language'])
    .where('id', '=', whole.id)
    .executeTakeFirstOrThrow()
  const reporter = await act.tx
    .selectFrom('reporter')
    .selectAll()
    .where('request_id', '=', whole.id)
    .executeTakeFirst()
  const { location: at, address, address_id: addressId } = from
  const prepared = prepareReport(
    city,
    act.by,
    {
      serviceCode,
      description,
      ...(at && { point: { lon: at.x, lat: at.y } }),
      ...(address !== null && { address }),
      ...(addressId !== null && { addressId }),
      answers: {},
      repeats: whole.number,
      channel: 'staff',
      language: from.language,
    },
    act.now,
  )
  // The reporter row as it is: whoever wanted no letters about the whole wants none about its part.
  const { request_id: _, ...person } = reporter ?? {}
  const row = { ...prepared, reporter: reporter ? person : null }
  const [accepted] = await insertReports(act.tx, [row], city.catalog().jurisdiction.timeZone)
  if (!accepted) throw new Error('The statement that accepts reports answered nothing')
  return { id: accepted.id as RequestId, number: accepted.number, visibility: prepared.visibility }
}
