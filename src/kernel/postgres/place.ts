/** Where one embedded cluster lives on this machine, and as whom its programs run. */
import { createHash } from 'node:crypto'
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readdirSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CannotStart } from '../cannot-start.ts'
import { type Binaries, copyBinaries, findBinaries } from './binaries.ts'
import { chooseRunner, letPass, type Owner, type Runner } from './runner.ts'

export interface Place {
  readonly cluster: string
  /** Socket and library names: made anew at every start, worth no backup. */
  readonly run: string
  readonly socketDir: string
  readonly binaries: Binaries
  readonly runner: Runner
  /** All that PostgreSQL gets to see of our environment. */
  readonly environment: Record<string, string>
}

/** Chooses user and folders for the cluster of `dataDir`, which must exist, and makes what is missing. */
export function arrangePlace(dataDir: string): Place {
  const home = realpathSync(dataDir)
  const run = join(home, 'run')
  mkdirSync(run, { recursive: true, mode: 0o700 })
  let binaries = findBinaries(join(run, 'lib'))
  const runner = chooseRunner({ program: binaries.postgres, folder: run }, (owner) => {
    letPass(home, owner)
    binaries = copyBinaries(run, join(run, 'lib'))
    give(run, owner)
    return { program: binaries.postgres, folder: run }
  })
  const cluster = join(home, 'postgres')
  if (existsSync(cluster)) claim(cluster, runner)
  const socketDir = makeSocketDir(run, runner.owner)
  const { libraryPath } = binaries
  const environment = { LD_LIBRARY_PATH: libraryPath, DYLD_LIBRARY_PATH: libraryPath, LC_ALL: 'C', TZ: 'UTC' }
  return { cluster, run, socketDir, binaries, runner, environment }
}

/** Folder of the cluster's socket, the same for everybody who asks. */
export function socketDirFor(run: string): string {
  // A socket's whole path has 107 bytes at most, and PostgreSQL adds a name of 15 and a lock file's of 20.
  if (Buffer.byteLength(run) <= 80) return run
  return join(
    tmpdir(),
    `broadstreet-${userId()}-${createHash('sha256').update(run).digest('hex').slice(0, 16)}`,
  )
}

function makeSocketDir(run: string, owner: Owner): string {
  const dir = socketDirFor(run)
  if (dir === run) return dir
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  // Others can write where temporary files go: a folder laid there by someone else is not to be trusted.
  const { uid } = lstatSync(dir)
  if (uid !== owner.uid && uid !== userId())
    throw new CannotStart(`The folder ${dir} belongs to another user: remove it.`)
  chmodSync(dir, 0o700)
  chownSync(dir, owner.uid, owner.gid)
  return dir
}

/** A cluster that ran as another user before (root may change its ways between two starts) becomes the runner's. */
function claim(cluster: string, { owner }: Runner): void {
  const { uid } = lstatSync(cluster)
  // PostgreSQL refuses a folder others can read; one that was copied or unpacked may have become so.
  if (uid === owner.uid) return chmodSync(cluster, 0o700)
  if (userId() === 0) return give(cluster, owner)
  throw new CannotStart(
    `The data in ${cluster} belongs to user ${uid}, and Broadstreet runs as user ${owner.uid}: start it as that user, or give the folder over with chown -R.`,
  )
}

function give(path: string, owner: Owner): void {
  // lchown would be needed for links, and links carry no rights.
  if (!lstatSync(path).isSymbolicLink()) chownSync(path, owner.uid, owner.gid)
  if (!lstatSync(path).isDirectory()) return
  for (const name of readdirSync(path)) give(join(path, name), owner)
}

function userId(): number {
  return process.getuid?.() ?? 0
}
