/** Copies a running cluster: PostgreSQL's own online backup, without its client programs. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import type { TarWriter } from './tar-writer.ts'

/** Folders whose content belongs to one run of the server and is made anew by the next. */
const OF_ONE_RUN = new Set([
  'pg_dynshmem',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
  'pg_wal',
])

const SKIPPED =
  /^(postmaster\.(pid|opts)|backup_label|tablespace_map|pg_internal\.init.*|pgsql_tmp.*|.*\.tmp)$/

/**
 * Packs the cluster in `folder`, served at `url`, under `postgres/`, with the log needed to make it consistent.
 * Writers go on meanwhile; the backup shows the instant of its end.
 */
export async function packCluster(url: string, folder: string, tar: TarWriter): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'broadstreet backup' })
  await client.connect()
  try {
    // The slot keeps PostgreSQL from recycling log we have not copied yet. It is temporary: if we are killed, it
    // goes with our session, and so does the backup mode.
    await client.query('select pg_create_physical_replication_slot($1, true, true)', [
      `backup_${process.pid}`,
    ])
    const began = await client.query<{ wal: string }>(
      "select pg_walfile_name(pg_backup_start('broadstreet backup', true)) as wal",
    )
    await packFolder(folder, 'postgres', tar)
    const ended = await client.query<{ wal: string; label: string }>(
      'select pg_walfile_name(lsn) as wal, labelfile as label from pg_backup_stop(false)',
    )
    await tar.addText('postgres/backup_label', ended.rows[0]?.label ?? '')
    await packLog(join(folder, 'pg_wal'), began.rows[0]?.wal ?? '', ended.rows[0]?.wal ?? '', tar)
  } finally {
    await client.end()
  }
}

async function packFolder(path: string, name: string, tar: TarWriter): Promise<void> {
  await tar.addFolder(name)
  for (const entry of await readdir(path, { withFileTypes: true })) {
    if (SKIPPED.test(entry.name)) continue
    const [inner, innerName] = [join(path, entry.name), `${name}/${entry.name}`]
    if (entry.isDirectory() && OF_ONE_RUN.has(entry.name)) await tar.addFolder(innerName)
    else if (entry.isDirectory()) await packFolder(inner, innerName, tar)
    else if (entry.isFile()) await tar.addFile(innerName, inner)
  }
}

/** Segments `first` to `last`: their names sort as they were written. */
async function packLog(folder: string, first: string, last: string, tar: TarWriter): Promise<void> {
  const segments = (await readdir(folder)).filter(
    (name) => /^[\dA-F]{24}$/.test(name) && name >= first && name <= last,
  )
  if (!segments.includes(first) || !segments.includes(last)) {
    throw new Error(`The log from ${first} to ${last} is not complete`)
  }
  for (const name of segments.sort()) await tar.addFile(`postgres/pg_wal/${name}`, join(folder, name))
  for (const name of await readdir(folder)) {
    if (name.endsWith('.history'))
      await tar.addText(`postgres/pg_wal/${name}`, await readFile(join(folder, name), 'utf8'))
  }
}
