/** `backup` and `restore`. */
import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { CannotStart } from '../kernel/cannot-start.ts'
import { backUp, readEverything, restore } from '../kernel/backup/index.ts'
import { startPostgres } from '../kernel/postgres/index.ts'
import { type Context, deed, withDatabase } from './frame.ts'
import { bytes, progress } from './progress.ts'
import { version } from '../kernel/version.ts'

export function backup(program: Command): void {
  program
    .command('backup')
    .description('write database, photos and secrets into one file, while the server runs')
    .argument('[file]', 'where to; default: broadstreet-<date and time>.tar in this folder')
    .option('--files-only', 'leave the database out (it is backed up by its own server)')
    .action(deed((context, options, file) => make(context, options.filesOnly === true, file)))
  program
    .command('restore')
    .description('unpack a backup into an empty data folder, and prove that it can be read')
    .argument('<file>', 'a file made by "broadstreet backup"')
    .action(deed((context, _, file = '') => bringBack(context, file)))
}

async function make(context: Context, filesOnly: boolean, file?: string): Promise<void> {
  const { config } = context
  if (config.databaseUrl && !filesOnly) {
    throw new CannotStart(
      'The database of DATABASE_URL is backed up by its own tools (pg_dump, or those of whoever runs it). For photos and secrets use "broadstreet backup --files-only".',
    )
  }
  const target = resolve(
    file ?? `broadstreet-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}.tar`,
  )
  const began = Date.now()
  const line = progress('Packed', bytes)
  const packed = await withClusterUnless(filesOnly, context, (url) =>
    backUp({ dataDir: config.dataDir, target, url, version, told: (count) => line.show(count) }),
  )
  line.end()
  const seconds = (Date.now() - began) / 1000
  context.answer(
    `${target}: ${packed.files} files, ${bytes(packed.bytes)}, in ${seconds.toFixed(1)} s. It holds secrets: keep it where only you can read.`,
    { file: target, ...packed, seconds },
  )
}

function withClusterUnless<T>(
  without: boolean,
  context: Context,
  use: (url?: string) => Promise<T>,
): Promise<T> {
  return without ? use() : withDatabase(context, 'backup', use)
}

async function bringBack({ config, say, answer }: Context, file: string): Promise<void> {
  const { dataDir } = config
  const unpacking = progress('Unpacked', bytes)
  const size = statSync(file, { throwIfNoEntry: false })?.size
  const seal = await restore(file, dataDir, (count) => unpacking.show(count, size))
  unpacking.end()
  const facts = {
    file: resolve(file),
    dataDir,
    madeAt: seal.madeAt,
    version: seal.version,
    files: seal.files,
  }
  if (seal.postgres === null) {
    return answer(
      `${dataDir} holds the ${seal.files} files of ${seal.madeAt}; the database was not in the backup.`,
      facts,
    )
  }
  say('Starting the restored database and reading all of it ...')
  // Its account of the recovery is no news here; anything worse is.
  const warn = (line: string) => void (line.startsWith('LOG:') || say(line))
  const reading = progress('Tables')
  const postgres = await startPostgres({ dataDir, log: warn, what: 'broadstreet restore' })
  try {
    const contents = await readEverything(postgres.url, (done, of) => reading.show(done, of))
    reading.end()
    answer(
      `${dataDir} is as it was at ${seal.madeAt}: ${contents.rows} rows in ${contents.tables} tables, all read; ${seal.files} files. Start the server.`,
      { ...facts, ...contents },
    )
  } finally {
    await postgres.stop()
  }
}
