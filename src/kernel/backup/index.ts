/** One file that holds an installation: its database, its photos, its secrets. Made while it runs, proved when read. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { CannotStart } from '../cannot-start.ts'
import { EMBEDDED_MAJOR } from '../postgres/index.ts'
import { packCluster } from './base-backup.ts'
import { type Seal, unpackTar } from './tar-reader.ts'
import { createTar, type TarWriter } from './tar-writer.ts'

export { type Contents, readEverything } from './read-everything.ts'
export type { Seal } from './tar-reader.ts'

/** What lies in a data folder and is worth nothing to the next server. */
const LEFT_OUT = /^(postgres(\..*)?|run|restoring|server\.lock.*|\.write-test.*|backups)$/

export interface BackupOptions {
  readonly dataDir: string
  readonly target: string
  /** Of the embedded cluster; undefined packs only the other files. */
  readonly url: string | undefined
  readonly version: string
  readonly told: (bytes: number) => void
}

/**
 * Packs `dataDir` into `target`. The database comes first: a photo is stored before its row is committed, so each
 * photo the copied database knows is there when the files' turn comes.
 *
 * @throws {CannotStart} when `target` exists.
 */
export async function backUp({
  dataDir,
  target,
  url,
  version,
  told,
}: BackupOptions): Promise<{ files: number; bytes: number }> {
  if (existsSync(target)) throw new CannotStart(`${target} exists already: choose another name.`)
  const tar = await createTar(target, told)
  try {
    if (url) await packCluster(url, join(dataDir, 'postgres'), tar)
    for (const { name } of await entries(dataDir)) {
      if (!LEFT_OUT.test(name)) await pack(join(dataDir, name), name, tar, resolve(target))
    }
    const postgres = url ? EMBEDDED_MAJOR : null
    return await tar.finish({ format: 1, madeAt: new Date().toISOString(), version, postgres })
  } catch (error) {
    await tar.abandon()
    throw error
  }
}

async function pack(path: string, name: string, tar: TarWriter, target: string): Promise<void> {
  if (resolve(path) === target || resolve(path) === `${target}.part`) return
  const inner = await entries(path).catch(() => undefined)
  if (!inner) return tar.addFile(name, path)
  await tar.addFolder(name)
  for (const entry of inner) await pack(join(path, entry.name), `${name}/${entry.name}`, tar, target)
}

const entries = (folder: string) => readdir(folder, { withFileTypes: true })

/**
 * Unpacks a backup into `dataDir`, which must be empty or missing. Everything is unpacked beside its place and moved
 * in at the end, the database last: a restore that is killed midway leaves nothing that looks whole.
 *
 * @throws {CannotStart} when the folder is in use, or the file is no whole, unchanged backup of this version.
 */
export async function restore(file: string, dataDir: string, told: (bytes: number) => void): Promise<Seal> {
  if (!existsSync(file)) throw new CannotStart(`There is no backup ${file}.`)
  const draft = join(dataDir, 'restoring')
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { recursive: true, mode: 0o700 })
  const present = (await readdir(dataDir)).filter((name) => name !== 'restoring')
  if (present.length > 0) {
    await rmdir(draft)
    throw new CannotStart(
      `The data folder ${dataDir} is not empty (${present.slice(0, 3).join(', ')}): move it away first.`,
    )
  }
  try {
    const seal = await unpackTar(file, draft, told)
    checkMajor(seal, file)
    await moveIn(draft, dataDir)
    return seal
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

function checkMajor({ postgres, version }: Seal, file: string): void {
  if (postgres === null || postgres === EMBEDDED_MAJOR) return
  throw new CannotStart(
    `${file} holds PostgreSQL ${postgres}, and this Broadstreet brings ${EMBEDDED_MAJOR}: restore it with Broadstreet ${version}.`,
  )
}

async function moveIn(draft: string, dataDir: string): Promise<void> {
  // All of it on the disk before any of it is in its place; on systems without the program, the disk takes its time.
  spawnSync('sync', { stdio: 'ignore' })
  const names = (await readdir(draft)).sort((a, b) => Number(a === 'postgres') - Number(b === 'postgres'))
  for (const name of names) await rename(join(draft, name), join(dataDir, name))
}
