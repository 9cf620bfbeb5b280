/** Submitting: from what a resident says to a number they can quote. */
import { type Act, perform } from '../../kernel/act.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { PhotoId } from '../media/index.ts'
import { type LockedRequest, lockRequest } from './change.ts'
import type { City } from './ground.ts'
import { insertReports } from './insert-reports.ts'
import type { Accepted } from './intake.ts'
import { joinAsMeToo, lockRepeated } from './me-too.ts'
import { addPhotos } from './photos.ts'
import { type Prepared, prepareReport } from './prepare.ts'
import { requestKey } from './private-link.ts'
import type { Receipt, Report } from './report.ts'
import type { RequestId } from './tables.ts'

/**
 * Accepts a report. Resolves only after the COMMIT that holds request, history and event.
 *
 * @throws {Refusal} as `prepareReport` says; {@link Overloaded} when too many wait.
 */
export async function submitRequest(
  city: City,
  by: Actor,
  report: Report,
  now = new Date(),
): Promise<Receipt> {
  const prepared = prepareReport(city, by, report, now)
  const alone = report.repeats !== undefined || report.photos?.length
  const accepted: Taken = alone
    ? await acceptAlone(city, by, prepared, report, now)
    : await city.intake.add(prepared)
  const { agencyCode, teamCode } = ownerOf(city, prepared, accepted.parent)
  return {
    id: accepted.id,
    number: String(accepted.number),
    key: requestKey(city.secret, accepted.number),
    dueAt: prepared.dueAt,
    agencyCode,
    teamCode,
    repeats: accepted.parent ? String(accepted.parent.number) : null,
    repeated: accepted.repeated,
  }
}

interface Taken extends Accepted {
  /** The request it repeats. */
  readonly parent?: LockedRequest | undefined
}

/** Who has it: whoever has the request it repeats, else whom the routing sheet names. */
function ownerOf(city: City, { agencyCode, teamCode }: Prepared, parent: LockedRequest | undefined) {
  if (!parent) return { agencyCode, teamCode }
  const team = city.catalog().teams.find(({ id }) => id === parent.team_id)
  return { agencyCode: parent.agencyCode, teamCode: team?.code ?? teamCode }
}

/** Photos and families take milliseconds where words take microseconds: they go by themselves, not in a group. */
function acceptAlone(
  city: City,
  by: Actor,
  prepared: Prepared,
  { photos = [], repeats }: Report,
  now: Date,
): Promise<Taken> {
  const { timeZone } = city.catalog().jurisdiction
  return perform(
    city.db,
    by,
    async (act) => {
      const parent = repeats === undefined ? undefined : await lockRepeated(act, repeats)
      const [accepted] = await insertReports(act.tx, [prepared], timeZone)
      if (!accepted) throw new Error('The statement that accepts reports answered nothing')
      if (accepted.repeated) return { ...accepted, parent: await parentOf(act, accepted.id as RequestId) }
      const id = accepted.id as RequestId
      if (photos.length > 0) await attachToSubmission(act, id, photos, prepared)
      if (parent) await joinAsMeToo(act, id, parent)
      return { ...accepted, parent }
    },
    now,
  )
}

/** What a report that was sent before repeats by now. */
async function parentOf(act: Act, id: RequestId): Promise<LockedRequest | undefined> {
  const { parent_id } = await lockRequest(act, id)
  return parent_id === null ? undefined : lockRequest(act, parent_id)
}

async function attachToSubmission(
  act: Act,
  requestId: RequestId,
  photos: readonly PhotoId[],
  { visibility, moderation }: Prepared,
): Promise<void> {
  const line = await act.tx
    .selectFrom('activity')
    .select('id')
    .where('request_id', '=', requestId)
    .where('kind', '=', 'submitted')
    .executeTakeFirstOrThrow()
  await addPhotos(act, requestId, line.id, photos, visibility === 'public', moderation === 'before')
}
