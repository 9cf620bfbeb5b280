/** The PostgreSQL that comes with Broadstreet: started with it, private to it, and ended with it. */
import { chmodSync, chownSync, existsSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { keptSecret } from '../kept-secret.ts'
import { checkRoom, checkVersion, freeBytes, prepareFolder } from './folder.ts'
import { makeCluster, ROLE } from './initdb.ts'
import { settleLeftovers } from './leftover.ts'
import { lockHolder, takeLock } from './lock.ts'
import { arrangePlace, type Place, socketDirFor } from './place.ts'
import { configurationFile, type Settings, settingsFor } from './settings.ts'
import { keepRunning } from './supervise.ts'

export { MAJOR as EMBEDDED_MAJOR } from './binaries.ts'
export { freeBytes } from './folder.ts'
export { lockHolder } from './lock.ts'

export interface StartOptions {
  /** The cluster lies in `postgres/` of it, its password in `secrets/`, its socket in `run/`. */
  readonly dataDir: string
  readonly log: (line: string) => void
  /** What to tell a second server that finds the folder taken; default "broadstreet serve". */
  readonly what?: string
  /** Settings of PostgreSQL over ours; for tests. */
  readonly settings?: Settings
}

export interface RunningPostgres {
  /** For `pg`: a socket, a role and its password. */
  readonly url: string
  /** From now on it is not started again when it falls: whoever asked for it is about to stop. */
  letGo(): void
  stop(): Promise<void>
}

/**
 * Starts the embedded PostgreSQL on `dataDir`, makes its cluster on an empty folder, and restarts it if it falls.
 *
 * @throws {CannotStart} with one sentence: folder in use, not writable, full, or of another version.
 */
export async function startPostgres(options: StartOptions): Promise<RunningPostgres> {
  const { dataDir, log } = options
  prepareFolder(dataDir)
  const lock = await takeLock(dataDir, options.what ?? 'broadstreet serve')
  try {
    checkRoom(dataDir)
    checkVersion(join(dataDir, 'postgres'))
    const place = arrangePlace(dataDir)
    const password = keepPassword(dataDir)
    if (existsSync(place.cluster)) await settleLeftovers(place, log)
    await makeCluster(place, password)
    writeSettings(place, options)
    const { letGo, end } = await keepRunning(place, log)
    const url = urlOf(dataDir, password)
    await makeDatabase(url)
    return {
      url,
      letGo,
      async stop() {
        await end()
        if (place.socketDir !== place.run) rmSync(place.socketDir, { recursive: true, force: true })
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

/**
 * The PostgreSQL of `dataDir` for a command: the running server's where one runs, else one started for as long as
 * the command takes.
 *
 * @throws {CannotStart} as `startPostgres` does.
 */
export async function joinPostgres(options: StartOptions): Promise<RunningPostgres> {
  if (!existsSync(options.dataDir) || !lockHolder(options.dataDir)) return startPostgres(options)
  const url = urlOf(options.dataDir, keepPassword(options.dataDir))
  return { url, letGo: () => undefined, stop: async () => undefined }
}

/** True when `dataDir` holds a cluster already. */
export function hasCluster(dataDir: string): boolean {
  return existsSync(join(dataDir, 'postgres', 'PG_VERSION'))
}

/** The superuser's password. */
function keepPassword(dataDir: string): string {
  return keptSecret(dataDir, 'postgres-password')
}

function writeSettings(
  { cluster, socketDir, runner }: Place,
  { settings = {}, dataDir }: StartOptions,
): void {
  const memory = Math.min(totalmem(), process.constrainedMemory() || Infinity)
  const all = {
    ...settingsFor({ memory, disk: freeBytes(dataDir) }),
    unix_socket_directories: socketDir,
    ...settings,
  }
  const file = join(cluster, 'broadstreet.conf')
  writeFileSync(file, configurationFile(all), { mode: 0o600 })
  chmodSync(file, 0o600)
  chownSync(file, runner.owner.uid, runner.owner.gid)
}

function urlOf(dataDir: string, password: string): string {
  const socketDir = socketDirFor(join(realpathSync(dataDir), 'run'))
  return `postgres://${ROLE}:${password}@${encodeURIComponent(socketDir)}/${ROLE}`
}

async function makeDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url.replace(/[^/]+$/, 'postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [ROLE])
    if (rowCount === 0) await client.query(`create database ${ROLE}`)
  } finally {
    await client.end()
  }
}
