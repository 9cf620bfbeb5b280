/** The first beats of every deed on a revision: may they, and is it still as they saw it? */
import type { Selectable } from 'kysely'
import type { Act } from '../../kernel/act.ts'
import { allow } from '../../kernel/actor.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { RevisionState, RevisionTable } from './tables.ts'

export type Revision = Selectable<RevisionTable>

/** Which revision, and the version of it that the page showed. */
export interface Seen {
  readonly id: number
  readonly version: number
}

export const noSuchRevision = () =>
  new Refusal('not_found', 'no_such_revision', 'There is no such revision of the catalogue.')

/**
 * The revision, locked until the deed ends.
 *
 * @throws {Refusal} `forbidden`, `no_such_revision`, `revision_changed` or `revision_cannot_move`.
 */
export async function lockRevision(
  act: Act,
  { id, version }: Seen,
  states: readonly RevisionState[],
): Promise<Revision> {
  allow(act.by, 'manage_catalog')
  const revision = await act.tx
    .selectFrom('revision')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!revision) throw noSuchRevision()
  if (!states.includes(revision.state)) {
    const { state } = revision
    throw new Refusal('conflict', 'revision_cannot_move', `This revision is ${state}.`, { state })
  }
  if (revision.version !== version) {
    throw new Refusal('conflict', 'revision_changed', 'Somebody changed this revision a moment ago.')
  }
  return revision
}

/** Writes what is new about a revision; its version grows. */
export async function writeRevision(
  act: Act,
  { id, version }: Revision,
  values: Partial<{
    title: string
    why: string
    state: RevisionState
    changes: string
    publish_at: Date | null
    published_at: Date
    catalog_version: number
    rolled_back_at: Date
  }>,
): Promise<void> {
  await act.tx
    .updateTable('revision')
    .set({ ...values, version: version + 1, updated_at: act.now })
    .where('id', '=', id)
    .execute()
}
