/** Brings a file in. */
import type { ImportCity } from './city.ts'
import { type Chunk, draftChunks, newFound } from './draft-chunks.ts'
import { refusedFile } from './refused-file.ts'
import type { Counts, Findings, Made } from './report.ts'
import { rowReader } from './rows/index.ts'
import { beginImport, finishImport, unlockImports } from './write/begin.ts'
import { chunkWriter, newTallies, type Tallies } from './write/chunk-writer.ts'
import { catalogMaker } from './write/make-catalog.ts'
import { dbOn } from './write/one-client.ts'
import { openNames } from './write/open-names.ts'
import { findingsOf, type Job, type Outcome } from './job.ts'
import type { Db } from '../../kernel/db.ts'

/** @throws {Refusal} `import_running`. */
export async function applyImport(city: ImportCity, job: Job): Promise<Outcome> {
  const client = await city.pool.connect()
  const db = dbOn(client)
  try {
    // A word index takes new rows as a list and sorts it in later: a longer list is sorted in more cheaply.
    await client.query("set work_mem = '64MB'; set gin_pending_list_limit = '32MB'")
    const begun = await beginImport(db, city.schema, job.path, job.survey.sha256, job.mapping)
    const counts: Counts = { ...begun.counts }
    const tallies = talliesFrom(begun.findings)
    const { jurisdiction } = city.catalog()
    const { mapping } = job
    const write = chunkWriter(
      {
        client,
        db,
        importId: begun.id,
        source: mapping.source,
        zone: jurisdiction.timeZone,
        language: mapping.language ?? jurisdiction.languages[0] ?? 'en',
        visibility: mapping.service.visibility,
        closingWordsPublic: mapping.closingWordsPublic,
        mapping,
        atHand: { fileSha256: job.survey.sha256, mappingSha256: mapping.hash },
        openBook: (tx) => openNames(tx, mapping, catalogMaker(begun.id, mapping.source)),
      },
      counts,
      tallies,
    )
    const found = newFound()
    const read = rowReader(mapping, job.place, city.places(), found)
    const chunks = draftChunks({ ...job, read, found, after: begun.counts.rows })
    await oneAhead(chunks, async (chunk) => {
      await write(chunk)
      job.onProgress?.(counts.rows)
    })
    await finishImport(
      db,
      begun.id,
      counts.created + counts.updated - begun.counts.created - begun.counts.updated,
    )
    const refused = await writeRefused(db, begun.id, counts.refused, job)
    await unlockImports(db, city.schema)
    return {
      importId: begun.id,
      counts,
      findings: findingsOf(tallies),
      made: await madeBy(db, begun.id),
      continuedAfter: begun.counts.rows,
      refusedFile: refused,
    }
  } finally {
    // Its settings and, should it have failed, its lock go with it.
    client.release(true)
  }
}

/** While one chunk is written, the next is read: the database and this program work at the same time. */
async function oneAhead(
  chunks: AsyncGenerator<Chunk>,
  write: (chunk: Chunk) => Promise<void>,
): Promise<void> {
  let writing = Promise.resolve()
  for await (const chunk of chunks) {
    await writing
    writing = write(chunk)
    // Awaited with the next chunk or after the last; until then nobody else must take a failure for unhandled.
    writing.catch(() => undefined)
  }
  await writing
}

function talliesFrom(findings: Partial<Findings>): Tallies {
  const tallies = newTallies()
  for (const name of ['changes', 'wonders', 'refusals', 'skipped'] as const)
    tallies[name].merge(findings[name] ?? [])
  return tallies
}

async function madeBy(db: Db, importId: number): Promise<Made> {
  const rows = await db
    .selectFrom('import_name')
    .select(['kind', 'name'])
    .where('made_by', '=', importId)
    .orderBy('name')
    .execute()
  const names = (wanted: string) => rows.filter(({ kind }) => kind === wanted).map(({ name }) => name)
  // A team is known by its agency's code and its name; people read the name.
  const teams = names('team').map((name) => name.slice(name.indexOf(' ') + 1))
  return {
    agencies: names('agency'),
    teams,
    groups: names('group'),
    services: names('service'),
  }
}

/** From the database and not from memory, so that those of an interrupted run are in it too. */
async function writeRefused(db: Db, importId: number, count: number, job: Job): Promise<string | undefined> {
  if (count === 0) return undefined
  const file = refusedFile(job.refusedPath, job.rows)
  for (let after = 0; ;) {
    const page = await db
      .selectFrom('import_refusal')
      .select(['row_number as number', 'line', 'reason', 'said', 'cells'])
      .where('import_id', '=', importId)
      .where('row_number', '>', after)
      .orderBy('row_number')
      .limit(2_000)
      .execute()
    if (page.length === 0) break
    await file.write(page)
    after = page.at(-1)!.number
  }
  await file.close()
  return job.refusedPath
}
