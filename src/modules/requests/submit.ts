/** Submitting: from what a resident says to a number they can quote. */
import { type Act, perform } from '../../kernel/act.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { PhotoId } from '../media/index.ts'
import type { City } from './ground.ts'
import { insertReports } from './insert-reports.ts'
import type { Accepted } from './intake.ts'
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
  const accepted = report.photos?.length
    ? await acceptWithPhotos(city, by, prepared, report.photos, now)
    : await city.intake.add(prepared)
  return {
    id: accepted.id,
    number: String(accepted.number),
    key: requestKey(city.secret, accepted.number),
    dueAt: prepared.dueAt,
    agencyCode: prepared.agencyCode,
    teamCode: prepared.teamCode,
    repeated: accepted.repeated,
  }
}

/** Photos take milliseconds where words take microseconds: they go by themselves, not in a group. */
function acceptWithPhotos(
  city: City,
  by: Actor,
  prepared: Prepared,
  photos: readonly PhotoId[],
  now: Date,
): Promise<Accepted> {
  const { timeZone } = city.catalog().jurisdiction
  return perform(
    city.db,
    by,
    async (act) => {
      const [accepted] = await insertReports(act.tx, [prepared], timeZone)
      if (!accepted) throw new Error('The statement that accepts reports answered nothing')
      if (!accepted.repeated)
        await attachToSubmission(act, accepted.id as RequestId, photos, prepared.visibility)
      return accepted
    },
    now,
  )
}

async function attachToSubmission(
  act: Act,
  requestId: RequestId,
  photos: readonly PhotoId[],
  visibility: 'public' | 'private',
): Promise<void> {
  const line = await act.tx
    .selectFrom('activity')
    .select('id')
    .where('request_id', '=', requestId)
    .where('kind', '=', 'submitted')
    .executeTakeFirstOrThrow()
  await addPhotos(act, requestId, line.id, photos, visibility === 'public')
}
