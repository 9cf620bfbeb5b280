/** The dry run: what an import would do, with nothing written but a list of its own that ends with the connection. */
import { sql } from 'kysely'
import type { Db, Tx } from '../../kernel/db.ts'
import type { ImportCity } from './city.ts'
import { type Chunk, draftChunks, newFound } from './draft-chunks.ts'
import { findingsOf, type Job, type Outcome } from './job.ts'
import { refusedFile } from './refused-file.ts'
import type { Counts } from './report.ts'
import { type Draft, rowReader } from './rows/index.ts'
import { CHANGED_HERE, newTallies, SKIPPED } from './write/chunk-writer.ts'
import { fateOf, findKnown, type Known } from './write/known.ts'
import { pretendMaker } from './write/make-catalog.ts'
import { dbOn } from './write/one-client.ts'
import { openNames } from './write/open-names.ts'

export async function foretellImport(city: ImportCity, job: Job): Promise<Outcome> {
  const client = await city.pool.connect()
  const db = dbOn(client)
  try {
    await client.query(SEEN)
    const { mapping } = job
    const counts: Counts = { rows: 0, created: 0, updated: 0, unchanged: 0, refused: 0 }
    const tallies = newTallies()
    const found = newFound()
    const read = rowReader(mapping, job.place, city.places(), found)
    const book = await openNames(db, mapping, pretendMaker())
    const refused = job.refusedAsked ? refusedFile(job.refusedPath, job.rows) : undefined
    for await (const chunk of draftChunks({ ...job, read, found, after: 0 })) {
      const known = await knownTo(db, mapping.source, chunk.drafts)
      const news: Draft[] = []
      const refusals = [...chunk.refusals]
      for (const draft of chunk.drafts) {
        const atHand = { fileSha256: job.survey.sha256, mappingSha256: mapping.hash }
        const fate = fateOf(draft, known.get(draft.sourceId), atHand, mapping.changedHere)
        if (fate === 'create' || fate === 'update') {
          news.push(draft)
          counts[fate === 'create' ? 'created' : 'updated'] += 1
          // Nothing is written: the maker only pretends, so it needs no transaction.
          await book.resolve(db as unknown as Tx, draft.asked)
        } else if (fate === 'changed_here') refusals.push(refusalOf(chunk, draft))
        else {
          counts.unchanged += 1
          if (fate !== 'same') tallies.skipped.add(SKIPPED[fate], draft.line, draft.sourceId)
        }
      }
      await keepSeen(db, news)
      counts.rows += chunk.rows
      counts.refused += refusals.length
      tallies.changes.merge(chunk.changes)
      tallies.wonders.merge(chunk.wonders)
      for (const { reason, line, said } of refusals) tallies.refusals.add(reason, line, said)
      await refused?.write(refusals)
      job.onProgress?.(counts.rows)
    }
    await refused?.close()
    return {
      importId: undefined,
      counts,
      findings: findingsOf(tallies),
      made: book.made,
      continuedAfter: 0,
      refusedFile: refused && counts.refused > 0 ? job.refusedPath : undefined,
    }
  } finally {
    client.release(true)
  }
}

function refusalOf(chunk: Chunk, draft: Draft) {
  const { number, line, sourceId } = draft
  return { number, line, reason: CHANGED_HERE, said: sourceId, cells: chunk.cells.get(draft) ?? [] }
}

const SEEN = `
  create temp table import_seen (source_id text primary key, fingerprint uuid not null, known_at timestamptz)`

/** What the database knows, and over it what this file said before. */
async function knownTo(db: Db, source: string, drafts: readonly Draft[]): Promise<Map<string, Known>> {
  const ids = drafts.map(({ sourceId }) => sourceId)
  const known = await findKnown(db, source, ids)
  const { rows } = await sql<{ sourceId: string; fingerprint: string; knownAt: Date | null }>`
    select source_id as "sourceId", fingerprint, known_at as "knownAt" from import_seen
    where source_id = any(${ids})`.execute(db)
  for (const { sourceId, ...seen } of rows) {
    const nobody = {
      version: 1,
      leftVersion: 1,
      rowNumber: null,
      fileSha256: null,
      mappingSha256: null,
      removed: false,
    }
    known.set(sourceId, { ...nobody, id: '', ...seen, removed: known.get(sourceId)?.removed ?? false })
  }
  return known
}

async function keepSeen(db: Db, drafts: readonly Draft[]): Promise<void> {
  if (drafts.length === 0) return
  await sql`
    insert into import_seen (source_id, fingerprint, known_at)
    select * from unnest(${drafts.map(({ sourceId }) => sourceId)}::text[],
      ${drafts.map(({ fingerprint }) => fingerprint)}::uuid[],
      ${drafts.map(({ knownAt }) => (knownAt === null ? null : new Date(knownAt).toISOString()))}::timestamptz[])
    on conflict (source_id) do update set fingerprint = excluded.fingerprint, known_at = excluded.known_at`.execute(
    db,
  )
}
