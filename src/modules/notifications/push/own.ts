/** Devices of those who reported something: they are not told of what their owner said. */
import type { Db, Reader, Tx } from '../../../kernel/db.ts'
import { findEvent } from '../../../kernel/find-event.ts'

/** The device's owner reported this. Said twice it is as said once; of a device we do not know it says nothing. */
export async function noteOwnReport(tx: Tx, requestId: string, endpoint: string): Promise<void> {
  await tx
    .insertInto('push_report')
    .columns(['request_id', 'endpoint'])
    .expression((from) =>
      from
        .selectFrom('push_device')
        .select(({ val }) => [val(requestId).as('request_id'), 'endpoint'])
        .where('endpoint', '=', endpoint),
    )
    .onConflict((known) => known.doNothing())
    .execute()
}

/** What the device reported it reported under its new address too. */
export async function moveOwnReports(tx: Tx, old: string, endpoint: string): Promise<void> {
  await tx
    .insertInto('push_report')
    .columns(['request_id', 'endpoint'])
    .expression((from) =>
      from
        .selectFrom('push_report')
        .select(({ val }) => ['request_id', val(endpoint).as('endpoint')])
        .where('endpoint', '=', old),
    )
    .onConflict((known) => known.doNothing())
    .execute()
}

/** Endpoints by request. */
export async function ownDevices(
  db: Reader,
  requestIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (requestIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('push_report')
    .select(['request_id', 'endpoint'])
    .where('request_id', 'in', requestIds)
    .execute()
  const byRequest = Map.groupBy(rows, ({ request_id: id }) => id)
  return new Map([...byRequest].map(([id, own]) => [id, own.map(({ endpoint }) => endpoint)]))
}

/** Whether a push says of a new request what its reader has just reported. */
export async function isOwnReport(
  db: Db,
  { requestId, eventId, endpoint }: { requestId: string | null; eventId: number | null; endpoint: string },
): Promise<boolean> {
  if (requestId === null || eventId === null) return false
  const own = (await ownDevices(db, [requestId])).get(requestId) ?? []
  return own.includes(endpoint) && (await findEvent(db, eventId))?.name === 'request.submitted'
}
