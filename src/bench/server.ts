/** The server under test: a process of its own, so that its memory is its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export interface ServerUnderTest {
  /** `http://127.0.0.1:port`. */
  readonly url: string
  readonly pid: number
  /** Resident memory now and its peak since the start, MB. */
  memory(): { readonly now: number; readonly peak: number }
  stop(): Promise<void>
}

/** As script/server. */
const MEMORY = ['--max-old-space-size=1024', '--max-semi-space-size=16', '--heap-growing-percent=20']
const ARENAS = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
}

/** Starts `broadstreet serve` (the one built together with this bench) on a database; resolves when it is ready. */
export async function startServer(
  databaseUrl: string,
  dataDir: string,
  port: number,
): Promise<ServerUnderTest> {
  const child = spawn(
    process.execPath,
    [...MEMORY, join(dirname(process.argv[1] ?? ''), 'cli.js'), 'serve'],
    {
      env: {
        ...process.env,
        ...ARENAS,
        DATABASE_URL: databaseUrl,
        DATA_DIR: dataDir,
        PORT: String(port),
        HOST: '127.0.0.1',
        LOG_LEVEL: 'error',
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  const url = `http://127.0.0.1:${port}`
  await ready(url, child)
  return {
    url,
    pid: child.pid ?? 0,
    memory: () => memoryOf(child.pid ?? 0),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

async function ready(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null) throw new Error(`The server ended with code ${child.exitCode}`)
    const answer = await fetch(`${url}/readyz`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => void setTimeout(resolve, 100))
  }
  throw new Error('The server was not ready within a minute')
}

function memoryOf(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const kilobytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0)
  return { now: Math.round(kilobytes('VmRSS') / 1024), peak: Math.round(kilobytes('VmHWM') / 1024) }
}
