/** What was done to people and keys, written with the deed. */
import type { Act } from '../../kernel/act.ts'
import type { Reader } from '../../kernel/db.ts'
import type { StaffLogKind } from './tables.ts'

interface About {
  readonly staffId?: string
  readonly apiKeyId?: string
  readonly facts?: Record<string, unknown>
}

export async function logStaff(
  act: Act,
  kind: StaffLogKind,
  { staffId, apiKeyId, facts }: About,
): Promise<void> {
  const line = {
    kind,
    staff_id: staffId ?? null,
    api_key_id: apiKeyId ?? null,
    facts: JSON.stringify(facts ?? {}),
    actor_id: act.by.id,
    actor_label: act.by.label,
    happened_at: act.now,
  }
  await act.tx.insertInto('staff_log').values(line).execute()
}

export interface StaffLogLine {
  readonly id: number
  readonly kind: StaffLogKind
  /** Whom or which key it was about. */
  readonly about: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly actorLabel: string
  readonly happenedAt: Date
}

/** The newest lines, of one person or of all. */
export function listStaffLog(
  db: Reader,
  { staffId, limit }: { staffId?: string; limit: number },
): Promise<StaffLogLine[]> {
  let query = db
    .selectFrom('staff_log as line')
    .leftJoin('staff', (join) => join.onRef('staff.id', '=', 'line.staff_id'))
    .leftJoin('api_key', (join) => join.onRef('api_key.id', '=', 'line.api_key_id'))
    .select(({ fn, val }) => [
      'line.id',
      'line.kind',
      fn.coalesce('staff.name', 'api_key.label', val('')).as('about'),
      'line.facts',
      'line.actor_label as actorLabel',
      'line.happened_at as happenedAt',
    ])
    .orderBy('line.id', 'desc')
    .limit(limit)
  if (staffId)
    query = query.where((eb) => eb.or([eb('line.staff_id', '=', staffId), eb('line.actor_id', '=', staffId)]))
  return query.execute()
}
