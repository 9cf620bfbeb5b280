/** Who did what with a revision: written with the deed. */
import type { Act } from '../../kernel/act.ts'
import type { StaffId } from '../identity/index.ts'
import type { RevisionLogKind } from './tables.ts'

export async function log(
  act: Act,
  revisionId: number,
  kind: RevisionLogKind,
  facts: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const line = {
    revision_id: revisionId,
    kind,
    facts: JSON.stringify(facts),
    actor_id: act.by.id as StaffId | null,
    actor_label: act.by.label,
    happened_at: act.now,
  }
  await act.tx.insertInto('revision_log').values(line).execute()
}
