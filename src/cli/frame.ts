/** What every command shares: how it gets its configuration, how it answers, and what its exit code means. */
import { type Command, CommanderError } from 'commander'
import { type Config, readConfig } from '../config.ts'
import { Away, isAway } from '../kernel/away.ts'
import { CannotStart } from '../kernel/cannot-start.ts'
import { joinPostgres } from '../kernel/postgres/index.ts'
import { Refusal } from '../kernel/refusal.ts'
import { sourceStack } from '../kernel/source-stack.ts'

/** The meaning of an exit code; scripts rely on it, so a code never changes its meaning. */
export const EXIT = {
  done: 0,
  /** A bug of ours: the stack is printed. */
  fault: 1,
  /** The command line is wrong. */
  usage: 2,
  /** Configuration, data folder, disk or database do not allow it now. */
  cannotStart: 3,
  /** A rule or a check of the input said no. */
  refused: 4,
  /** The command did its work and found something that needs a person. */
  found: 5,
} as const

export interface Context {
  /** Read when it is first asked for; a wrong one ends the command with the variable's name. */
  readonly config: Config
  readonly json: boolean
  /** A line for the person who waits: to standard error, so that it never mixes with the answer. */
  say(line: string): void
  /** The answer: `text` for people, `data` with `--json`. Call it once. */
  answer(text: string, data: unknown): void
}

/** Options and arguments as commander parsed them: `options` is the command's own, arguments stand before it. */
export type Work = (
  context: Context,
  options: Readonly<Record<string, unknown>>,
  ...words: string[]
) => Promise<number | void>

/** Wraps `work` as a commander action. What it returns is the exit code; nothing returned means done. */
export function deed(work: Work) {
  return async (...given: unknown[]): Promise<void> => {
    const command = given.at(-1) as Command
    const options = command.opts()
    const json = Boolean(options.json)
    let config: Config | undefined
    const context: Context = {
      get config() {
        return (config ??= readConfig())
      },
      json,
      say: (line) => void process.stderr.write(`${line}\n`),
      answer: (text, data) => void process.stdout.write(`${json ? JSON.stringify(data) : text}\n`),
    }
    process.exitCode = (await work(context, options, ...(given.slice(0, -2) as string[]))) ?? EXIT.done
  }
}

/** Runs `use` with the address of the database: DATABASE_URL, the running server's, or one started meanwhile. */
export async function withDatabase<T>(
  { config, say }: Context,
  what: string,
  use: (url: string) => Promise<T>,
): Promise<T> {
  if (config.databaseUrl) return use(config.databaseUrl)
  const postgres = await joinPostgres({ dataDir: config.dataDir, log: say, what: `broadstreet ${what}` })
  try {
    return await use(postgres.url)
  } finally {
    await postgres.stop()
  }
}

/** Says what went wrong, in one sentence where it is no bug, and returns the exit code. */
export function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage
  if (error instanceof CannotStart) return complain(error.message, EXIT.cannotStart)
  if (error instanceof Refusal) return complain(error.message, EXIT.refused)
  const sentence = portSentence(error) ?? unreachableDatabase(error) ?? lostDatabase(error)
  if (sentence) return complain(sentence, EXIT.cannotStart)
  return complain(
    error instanceof Error ? sourceStack(error.stack ?? error.message) : String(error),
    EXIT.fault,
  )
}

function complain(text: string, code: number): number {
  process.stderr.write(`${text}\n`)
  return code
}

/** Why a port could not be had. */
function portSentence(error: unknown): string | undefined {
  const { code, syscall, port } = error as { code?: string; syscall?: string; port?: number }
  if (syscall !== 'listen') return undefined
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program: end that, or choose another PORT.`
  if (code === 'EACCES')
    return `Port ${port} may only be opened by root: choose a PORT above 1023, behind a reverse proxy.`
  return `PORT and HOST cannot be opened (${code}): HOST must be an address of this machine.`
}

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ETIMEDOUT',
  '28P01',
  '28000',
  '3D000',
  '57P03',
  '53300',
])

function unreachableDatabase(error: unknown): string | undefined {
  const { code, message, errors } = error as { code?: string; message?: string; errors?: Error[] }
  if (!code || !UNREACHABLE.has(code)) return undefined
  return `The database does not let us in (${message || errors?.[0]?.message || code}). Look at DATABASE_URL, or run "broadstreet doctor".`
}

/** Every command commits whole steps and goes on from there, or is one step itself. */
function lostDatabase(error: unknown): string | undefined {
  if (error instanceof Away || !isAway(error)) return undefined
  return `The database went away meanwhile (${(error as Error).message}). Nothing is half done: when it is back, give the same command again.`
}
