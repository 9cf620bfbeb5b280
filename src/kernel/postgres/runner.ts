/** As whom PostgreSQL runs. It refuses root, and must end with the program that started it. */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { dirname } from 'node:path'
import { CannotStart } from '../cannot-start.ts'

export interface Owner {
  readonly uid: number
  readonly gid: number
}

/** A way to run a program; `owner` is who must own the files it writes, as seen from outside. */
export interface Runner {
  readonly owner: Owner
  /** Words put before the program and its arguments. */
  readonly prefix: readonly string[]
}

interface Reach {
  /** A program that must be executable, and a folder that must be writable. */
  readonly program: string
  readonly folder: string
}

/**
 * The first way that works here: as we are, when we are an ordinary user; else in a user namespace, where root's
 * files stay root's and root's home is passable; else as the owner of the folders above, or a service user.
 *
 * @throws {CannotStart} when none does.
 */
export function chooseRunner(reach: Reach, reachAs: (owner: Owner) => Reach): Runner {
  const me: Owner = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }
  const isRoot = me.uid === 0
  if (!isRoot && hasName()) return { owner: me, prefix: endsWithParent() }

  const inNamespace = { owner: me, prefix: [...namespace(), ...endsWithParent()] }
  if (namespace().length > 0 && reaches(inNamespace, reach)) return inNamespace
  if (!isRoot) return { owner: me, prefix: endsWithParent() }

  for (const owner of servants(reach.folder)) {
    const runner = { owner, prefix: asUser(owner) }
    if (asUser(owner).length > 0 && reaches(runner, reachAs(owner))) return runner
  }
  throw new CannotStart(
    `PostgreSQL does not run as root, and here no other user can reach ${reach.folder}: start Broadstreet as an ordinary user, choose a DATA_DIR outside of root's home, or set DATABASE_URL.`,
  )
}

/** PostgreSQL shuts down cleanly when its parent dies, even by `kill -9`. Without setpriv, the next start does it. */
function endsWithParent(): string[] {
  const setpriv = tool('setpriv')
  return setpriv ? [setpriv, '--pdeathsig', 'INT'] : []
}

function namespace(): string[] {
  const unshare = tool('unshare')
  const name = accounts().find(({ uid }) => uid !== 0)
  return unshare && name ? [unshare, '--user', `--map-user=${name.uid}`, `--map-group=${name.gid}`] : []
}

function asUser({ uid, gid }: Owner): string[] {
  const setpriv = tool('setpriv')
  return setpriv ? [setpriv, `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--pdeathsig', 'INT'] : []
}

/** Whom root may borrow: the owner of the nearest folder that is not root's, else PostgreSQL's or nobody's account. */
function servants(folder: string): Owner[] {
  const owners: Owner[] = []
  for (let at = folder; at !== dirname(at); at = dirname(at)) {
    const { uid, gid } = statSync(at)
    if (uid !== 0) {
      owners.push({ uid, gid })
      break
    }
  }
  return [
    ...owners,
    ...accounts()
      .filter(({ uid }) => uid !== 0)
      .slice(0, 1),
  ]
}

/** Accounts of the machine, PostgreSQL's and nobody's first: PostgreSQL wants a user that has a name. */
function accounts(): (Owner & { name: string })[] {
  if (!existsSync('/etc/passwd')) return []
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length > 3)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .sort((one, other) => rank(one) - rank(other))
}

function rank({ name }: { name: string }): number {
  const at = ['postgres', 'nobody'].indexOf(name)
  return at < 0 ? 2 : at
}

function hasName(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

function reaches({ prefix }: Runner, { program, folder }: Reach): boolean {
  const script = 'test -x "$1" && test -w "$2" && test -x "$2"'
  const [command = '/bin/sh', ...rest] = [...prefix, '/bin/sh', '-c', script, 'sh', program, folder]
  return spawnSync(command, rest, { stdio: 'ignore' }).status === 0
}

/** Lets `owner` pass through, and nothing more. */
export function letPass(folder: string, owner: Owner): void {
  if (statSync(folder).uid !== owner.uid) chmodSync(folder, 0o711)
}

function tool(name: string): string | undefined {
  return ['/usr/bin', '/bin', '/usr/sbin', '/sbin']
    .map((at) => `${at}/${name}`)
    .find((path) => existsSync(path))
}
