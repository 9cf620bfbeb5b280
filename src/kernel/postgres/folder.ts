/** The data folder: can we write in it, is there room, and which PostgreSQL made what lies there? */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from '../cannot-start.ts'
import { MAJOR } from './binaries.ts'

const MB = 1024 * 1024
const LEAST_ROOM = 64 * MB // below this PostgreSQL would stop in the middle of its first checkpoint
const NEW_CLUSTER = 160 * MB // a fresh cluster with the sample city's first hours

/**
 * Makes `dataDir` when it is missing and proves that a file can be written there.
 *
 * @throws {CannotStart} naming the folder and what is wrong with it.
 */
export function prepareFolder(dataDir: string): void {
  const probe = join(dataDir, `.write-test-${process.pid}`)
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    const file = openSync(probe, 'w', 0o600)
    try {
      writeSync(file, Buffer.alloc(8192))
      fsyncSync(file)
    } finally {
      closeSync(file)
      rmSync(probe, { force: true })
    }
  } catch (error) {
    throw new CannotStart(whyNot(dataDir, error as NodeJS.ErrnoException))
  }
}

/** @throws {CannotStart} when the disk has too little room left to work on. */
export function checkRoom(dataDir: string): void {
  const free = freeBytes(dataDir)
  const needed = existsSync(join(dataDir, 'postgres', 'PG_VERSION')) ? LEAST_ROOM : NEW_CLUSTER
  if (free >= needed) return
  throw new CannotStart(
    `The disk of the data folder ${dataDir} is full: ${Math.floor(free / MB)} MB free, at least ${needed / MB} MB needed. Make room, or set DATA_DIR to a larger disk.`,
  )
}

/** Bytes that an ordinary user may still write on the disk of `folder`. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

/** @throws {CannotStart} when another major version of PostgreSQL made the cluster. */
export function checkVersion(cluster: string): void {
  const file = join(cluster, 'PG_VERSION')
  if (!existsSync(file)) return
  const version = Number.parseInt(readFileSync(file, 'utf8'), 10)
  if (version === MAJOR) return
  const advice =
    version > MAJOR
      ? 'Start the newer Broadstreet that made it.'
      : 'Make a logical export with the Broadstreet that made it, and read that in here (docs/OPERATIONS.md, "Upgrade").'
  throw new CannotStart(
    `The data in ${cluster} was made by PostgreSQL ${version}, and this Broadstreet brings PostgreSQL ${MAJOR}. ${advice}`,
  )
}

/** One sentence for an error of the file system. */
export function whyNot(path: string, { code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return noRoom(path)
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `The data folder ${path} cannot be written (${code}). Give it to the user who starts Broadstreet, or set DATA_DIR.`
    case 'ENOTDIR':
    case 'EEXIST':
      return `The data folder ${path} cannot be made, because a file is in its way. Set DATA_DIR to a folder.`
    default:
      return `The data folder ${path} cannot be used: ${message}`
  }
}

/** The sentence for a full disk. */
export function noRoom(dataDir: string): string {
  return `The disk of the data folder ${dataDir} is full. Make room, or set DATA_DIR to a larger disk.`
}
