/** A revision before it is in force: begun, filled, renamed, brought up to date, thrown away. */
import type { Act } from '../../kernel/act.ts'
import { allow } from '../../kernel/actor.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { draftOf, loadCatalog } from '../catalog/index.ts'
import type { StaffId } from '../identity/index.ts'
import { lockRevision, type Seen, writeRevision } from './lock.ts'
import { log } from './log.ts'
import { type Change, keyOf, piecesOf, same, type Wanted } from './pieces.ts'

/** Pieces in one revision; a whole city has a few hundred. */
const MOST = 500

export interface Title {
  readonly title: string
  /** Why: read by whoever wonders later. */
  readonly why: string
}

/** Begins a draft; answers its id. @throws {Refusal} `forbidden`, `title_needed` or `field_too_long`. */
export async function startRevision(act: Act, words: Title): Promise<Seen> {
  allow(act.by, 'manage_catalog')
  const row = {
    ...checked(words),
    created_at: act.now,
    created_by: act.by.id as StaffId | null,
    updated_at: act.now,
  }
  const { id, version } = await act.tx
    .insertInto('revision')
    .values(row)
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
  await log(act, id, 'started')
  return { id, version }
}

/** @throws {Refusal} as `lockRevision`, `title_needed` or `field_too_long`. */
export async function renameRevision(act: Act, seen: Seen, words: Title): Promise<void> {
  const revision = await lockRevision(act, seen, ['draft', 'scheduled'])
  await writeRevision(act, revision, checked(words))
  await log(act, revision.id, 'renamed')
}

/**
 * Puts one piece as it shall be into a draft; what it says now of the same piece is replaced. A piece that says what
 * is in force already is no change and is taken out. Whether the whole fits together is looked at when it is
 * published: a service and the routing line for it are written one after the other.
 *
 * @throws {Refusal} as `lockRevision`, or `too_many_changes`.
 */
export async function putChange(act: Act, seen: Seen, wanted: Wanted): Promise<void> {
  const revision = await lockRevision(act, seen, ['draft'])
  const pieces = piecesOf(draftOf(await loadCatalog(act.tx)))
  const key = keyOf(wanted)
  const there = revision.changes.find((change) => keyOf(change) === key)
  const before = there ? there.before : (pieces.get(key) ?? null)
  // As it stands already: nobody's version is outdated by that.
  if (same(there ? there.after : before, wanted.after)) return
  const change = { ...wanted, before } as Change
  const kept = same(change.before, change.after)
    ? revision.changes.filter((one) => one !== there)
    : there
      ? revision.changes.map((one) => (one === there ? change : one))
      : [...revision.changes, change]
  if (kept.length > MOST) {
    throw new Refusal('invalid', 'too_many_changes', `A revision holds at most ${MOST} changes.`, {
      limit: MOST,
    })
  }
  await writeRevision(act, revision, { changes: JSON.stringify(kept) })
  await log(act, revision.id, 'changed', { part: wanted.part, code: wanted.code })
}

/** Takes one piece out of a draft. @throws {Refusal} as `lockRevision`. */
export async function dropChange(act: Act, seen: Seen, key: string): Promise<void> {
  const revision = await lockRevision(act, seen, ['draft'])
  const kept = revision.changes.filter((change) => keyOf(change) !== key)
  await writeRevision(act, revision, { changes: JSON.stringify(kept) })
  await log(act, revision.id, 'changed', { dropped: key })
}

/**
 * Compares a draft with what is in force now instead of with what was when it was begun: its differences then show
 * what it would overwrite of others' changes, and publishing it is a choice made knowingly.
 *
 * @throws {Refusal} as `lockRevision`.
 */
export async function rebaseRevision(act: Act, seen: Seen): Promise<void> {
  const revision = await lockRevision(act, seen, ['draft'])
  const pieces = piecesOf(draftOf(await loadCatalog(act.tx)))
  const changes = revision.changes
    .map((change) => ({ ...change, before: pieces.get(keyOf(change)) ?? null }) as Change)
    .filter(({ before, after }) => !same(before, after))
  await writeRevision(act, revision, { changes: JSON.stringify(changes) })
  await log(act, revision.id, 'rebased')
}

/** Throws a draft away; it stays in the list of what was. @throws {Refusal} as `lockRevision`. */
export async function discardRevision(act: Act, seen: Seen): Promise<void> {
  const revision = await lockRevision(act, seen, ['draft', 'scheduled'])
  await writeRevision(act, revision, { state: 'discarded', publish_at: null })
  await log(act, revision.id, 'discarded')
}

function checked({ title, why }: Title): Title {
  const words = { title: title.trim(), why: why.trim() }
  if (words.title === '') throw new Refusal('invalid', 'title_needed', 'A revision needs a title.')
  for (const [field, limit] of [
    ['title', 200],
    ['why', 2000],
  ] as const) {
    if (words[field].length > limit) {
      const facts = { field, limit }
      throw new Refusal('invalid', 'field_too_long', `${field} is longer than ${limit} characters.`, facts)
    }
  }
  return words
}
