/** Public lines of a request's history become words for the partner that has the request. */
import { type Insertable, sql } from 'kysely'
import type { Happened } from '../../kernel/announce.ts'
import type { Tables, Tx } from '../../kernel/db.ts'
import { agenciesOfTeams } from '../catalog/index.ts'
import type { Standing } from '../requests/index.ts'
import { isMove } from './note-moves.ts'
import type { Partner } from './partners.ts'
import { isOf } from './rules.ts'

const NO_AGENCIES: ReadonlyMap<number, string> = new Map()

/** Notes public lines of requests for the partners that have them; noted twice they are noted once. */
export async function noteWords(
  tx: Tx,
  partners: readonly Partner[],
  events: readonly Happened[],
  standings: readonly Standing[],
  now: Date,
): Promise<void> {
  const told = events.filter(isTold)
  const listening = partners.filter(({ tellsUpdates }) => tellsUpdates)
  if (told.length === 0 || listening.length === 0) return
  const deliveries = await tx
    .selectFrom('partner_delivery')
    .select(['id', 'partner_id', 'request_id', 'taken_back_at as takenBackAt'])
    .where('request_id', '=', sql<never>`any(${told.map(({ requestId }) => requestId!)}::uuid[])`)
    .where('state', 'in', ['waiting', 'sent', 'token', 'accepted'])
    .execute()
  const shown = new Set(told.filter(isShown).map(({ facts }) => facts.activityId))
  const moves = events.filter(isMove)
  const agencies = moves.length === 0 ? NO_AGENCIES : await agenciesOfTeams(tx)
  const rows = deliveries.flatMap(({ id, partner_id, request_id, takenBackAt }) => {
    const partner = listening.find((one) => one.id === partner_id)
    if (!partner) return []
    const standing = standings.find((one) => one.id === request_id)
    const moved = moves.filter(({ requestId }) => requestId === request_id)
    const had = (event: Told) => hadAt(event, { partner, takenBackAt, moved, standing, agencies })
    return (
      told
        // What the partner said itself is not told back to it.
        .filter(({ requestId, actorId }) => requestId === request_id && actorId !== partner.apiKeyId)
        .filter(had)
        .map(({ facts }) => ({
          delivery_id: id,
          activity_id: facts.photosBy ?? facts.activityId,
          photos_of: facts.photosBy === undefined ? null : facts.activityId,
          state: 'waiting' as const,
          their_update_id: null,
          next_attempt_at: now,
          words: null,
          sent_at: null,
        }))
    )
  })
  await noteRows(
    tx,
    rows.filter((row) => !shown.has(row.activity_id)),
    false,
  )
  await noteRows(
    tx,
    rows.filter((row) => shown.has(row.activity_id)),
    true,
  )
}

/**
 * @param anew what was not told because its words were held is told now; what was told is not told again. One that
 *   waits may be just being found held: it is moved by a moment, so that it is not called off (see `callOffAsFound`).
 */
async function noteRows(
  tx: Tx,
  rows: readonly Insertable<Tables['partner_word']>[],
  anew: boolean,
): Promise<void> {
  if (rows.length === 0) return
  await tx
    .insertInto('partner_word')
    .values(rows)
    .onConflict((known) => {
      const line = known.columns(['delivery_id', 'activity_id'])
      if (!anew) return line.doNothing()
      return line
        .doUpdateSet({
          state: 'waiting',
          attempts: sql`case when partner_word.state = 'waiting' then partner_word.attempts else 0 end`,
          next_attempt_at: sql`case when partner_word.state = 'waiting'
            then partner_word.next_attempt_at + interval '1 millisecond' else excluded.next_attempt_at end`,
        })
        .where('partner_word.state', 'in', ['called_off', 'waiting'])
    })
    .execute()
}

type Told = Happened & {
  readonly facts: {
    readonly activityId: number
    readonly public: boolean
    readonly teamId: number
    readonly photosBy?: number
  }
}

/** Words and photos together; photos alone are a word of their own. */
const isShown = ({ name, facts }: Told): boolean => name === 'request.shown' && facts.photosBy === undefined

const isTold = (event: Happened): event is Told => {
  const { activityId, public: open } = event.facts as { activityId?: number; public?: boolean }
  return activityId !== undefined && open === true
}

interface Having {
  readonly partner: Partner
  /** As it was before these events. */
  readonly takenBackAt: Date | null
  /** Events of this reading by which the request went from one to another, in order. */
  readonly moved: readonly Happened[]
  /** As it is now; there where it moved. */
  readonly standing: Standing | undefined
  /** By their teams' numbers. */
  readonly agencies: ReadonlyMap<number, string>
}

/** Whether the request was the partner's to do when this was said: what others say of it later is not told. */
function hadAt(event: Told, { partner, takenBackAt, moved, standing, agencies }: Having): boolean {
  const before = moved.filter(({ id }) => id < event.id)
  if (before.length === 0) return takenBackAt === null
  if (agencies.get(event.facts.teamId) !== partner.agencyCode) return false
  // Before a further move nobody knows any more which service it was.
  return before.length < moved.length || (standing !== undefined && isOf(partner, standing))
}
