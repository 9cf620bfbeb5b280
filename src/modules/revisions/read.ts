/** Revisions as the desk shows them. */
import type { Reader } from '../../kernel/db.ts'
import { staffNameOf } from '../identity/index.ts'
import { noSuchRevision } from './lock.ts'
import type { Change } from './pieces.ts'
import type { RevisionLogKind, RevisionState } from './tables.ts'

export interface RevisionRow {
  readonly id: number
  readonly title: string
  readonly why: string
  readonly state: RevisionState
  readonly changes: readonly Change[]
  readonly version: number
  readonly createdBy: string | null
  readonly updatedAt: Date
  readonly publishAt: Date | null
  readonly publishedAt: Date | null
  readonly rolledBackAt: Date | null
}

export interface RevisionLogLine {
  readonly id: number
  readonly kind: RevisionLogKind
  readonly facts: Readonly<Record<string, unknown>>
  readonly actorLabel: string
  readonly happenedAt: Date
}

const select = (db: Reader) =>
  db
    .selectFrom('revision')
    .select([
      'id',
      'title',
      'why',
      'state',
      'changes',
      'version',
      staffNameOf('created_by').as('createdBy'),
      'updated_at as updatedAt',
      'publish_at as publishAt',
      'published_at as publishedAt',
      'rolled_back_at as rolledBackAt',
    ])

/** The newest first; thrown-away ones are left out. */
export function listRevisions(db: Reader, limit = 100): Promise<RevisionRow[]> {
  return select(db)
    .where('state', '<>', 'discarded')
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** @throws {Refusal} `no_such_revision` */
export async function findRevision(db: Reader, id: number): Promise<RevisionRow> {
  // Beyond what the column holds there is none either, and asking would be an error.
  if (!Number.isInteger(id) || id < 1 || id > 2_147_483_647) throw noSuchRevision()
  const revision = await select(db).where('id', '=', id).executeTakeFirst()
  if (!revision) throw noSuchRevision()
  return revision
}

/** What was done with a revision, from its beginning on. */
export function listRevisionLog(db: Reader, id: number): Promise<RevisionLogLine[]> {
  return db
    .selectFrom('revision_log')
    .select(['id', 'kind', 'facts', 'actor_label as actorLabel', 'happened_at as happenedAt'])
    .where('revision_id', '=', id)
    .orderBy('id')
    .execute()
}
