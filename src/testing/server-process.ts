/** The whole program as a process that a test may kill. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../bench/free-port.ts'
import { inProject } from '../kernel/root.ts'

export interface Program {
  readonly dataDir: string
  /** Default: a free one. */
  readonly port?: number
  /** After `serve`; default: a sample city without history. */
  readonly args?: readonly string[]
  /** Over a quiet program on 127.0.0.1 with the embedded PostgreSQL. */
  readonly env?: Readonly<Record<string, string>>
}

export interface ServerProcess {
  readonly url: string
  readonly port: number
  readonly child: ChildProcess
  /** Everything it printed so far, both streams. */
  said(): string
  /** Resolves to its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>
  /** Ends it at once, as a power cut would; resolves when it is gone. */
  kill(): Promise<unknown>
  /** Asks it to stop; resolves when it has. */
  stop(): Promise<unknown>
}

/** Starts `broadstreet serve` without waiting for it. */
export async function spawnProgram({
  dataDir,
  port: wanted,
  args = ['--empty'],
  env = {},
}: Program): Promise<ServerProcess> {
  const port = wanted ?? (await freePort())
  const child = spawn(process.execPath, [inProject('dist', 'server', 'cli.js'), 'serve', ...args], {
    env: {
      PATH: process.env.PATH,
      DATA_DIR: dataDir,
      PORT: String(port),
      HOST: '127.0.0.1',
      LOG_LEVEL: 'error',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const words: string[] = []
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => words.push(text.toString()))
  const ended = new Promise<number | string>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal ?? ''))
  })
  const end = (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal)
    return ended
  }
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    child,
    said: () => words.join(''),
    ended,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}

/** Starts `broadstreet serve`; resolves when it is ready. */
export async function startProgram(program: Program): Promise<ServerProcess> {
  const server = await spawnProgram(program)
  await untilReady(server)
  return server
}

/** Waits until the program can work, at most a minute and a half. */
export async function untilReady({ url, child, said }: ServerProcess): Promise<void> {
  for (let tries = 0; tries < 900; tries += 1) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`The server ended: ${said()}`)
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined)
    if (answer?.ok) return
    await sleep(100)
  }
  throw new Error(`The server was not ready in time: ${said()}`)
}

/** Process number of the embedded PostgreSQL that works on `dataDir`. */
export function postmasterOf(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
}
