/** Makes a cluster: UTF-8, sorted the same on every machine, and closed to whoever lacks the password. */
import { spawn } from 'node:child_process'
import {
  appendFileSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { once } from 'node:events'
import { basename, dirname, join } from 'node:path'
import { CannotStart } from '../cannot-start.ts'
import { noRoom } from './folder.ts'
import type { Place } from './place.ts'

/** The superuser and the database of an embedded cluster. */
export const ROLE = 'broadstreet'

const ARGUMENTS = [
  `--username=${ROLE}`,
  '--encoding=UTF8',
  // The builtin provider: indexes must not depend on the C library or ICU of the machine they are moved to.
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
  '--auth=scram-sha-256',
  // The password is 32 random bytes: stretching it would only slow down every connection.
  '--set=scram_iterations=1',
]

/**
 * Makes the cluster in `cluster` unless it is there. It grows under another name and is renamed when whole, so a
 * start that is killed midway leaves nothing half made.
 *
 * @throws {CannotStart} with initdb's own words.
 */
export async function makeCluster(place: Place, password: string): Promise<void> {
  const { cluster, run, runner, binaries } = place
  if (existsSync(join(cluster, 'PG_VERSION'))) return
  for (const left of draftsOf(cluster)) rmSync(left, { recursive: true, force: true, maxRetries: 3 })
  // A name of its own: the initdb of a start that was just killed may still be tidying up behind itself.
  const draft = mkdtempSync(`${cluster}.new-`)
  const passwordFile = join(run, 'password')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  for (const path of [draft, passwordFile]) chownSync(path, runner.owner.uid, runner.owner.gid)
  try {
    await initdb(
      [...runner.prefix, binaries.initdb, `--pgdata=${draft}`, `--pwfile=${passwordFile}`, ...ARGUMENTS],
      place,
    )
  } finally {
    rmSync(passwordFile, { force: true })
  }
  appendFileSync(join(draft, 'postgresql.conf'), "\ninclude 'broadstreet.conf'\ninclude 'local.conf'\n")
  writeFileSync(
    join(draft, 'local.conf'),
    '# Settings of your own; they win over those of broadstreet.conf.\n',
  )
  moveInto(draft, cluster)
}

/** What starts that were killed midway left. */
function draftsOf(cluster: string): string[] {
  const [folder, name] = [dirname(cluster), `${basename(cluster)}.new`]
  const left = readdirSync(folder).filter((entry) => entry.startsWith(name))
  return left.map((entry) => join(folder, entry))
}

/** A folder that holds something else is left alone: it may be a damaged cluster that someone can still mend. */
function moveInto(draft: string, cluster: string): void {
  try {
    renameSync(draft, cluster)
  } catch {
    throw new CannotStart(
      `The folder ${cluster} is not a PostgreSQL cluster and not empty: move it away, or set DATA_DIR.`,
    )
  }
}

async function initdb(words: string[], { cluster, environment }: Place): Promise<void> {
  const [command = '', ...args] = words
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'], env: environment })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code === 0) return
  if (said.includes('No space left')) throw new CannotStart(noRoom(dirname(cluster)))
  const line = said.split('\n').findLast((text) => /error|fatal|could not/i.test(text)) ?? said.trim()
  throw new CannotStart(`PostgreSQL could not make its folder ${cluster}: ${line}`)
}
