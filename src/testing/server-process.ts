/** The whole program as a process that a test may kill. */
import { type ChildProcess, spawn } from 'node:child_process'
import { inProject } from '../kernel/root.ts'

export interface ServerProcess {
  readonly url: string
  readonly pid: number
  /** Ends it at once, as a power cut would; resolves when it is gone. */
  kill(): Promise<void>
  /** Asks it to stop; resolves when it has. */
  stop(): Promise<void>
}

/** Starts `broadstreet serve` on a data folder, with the embedded PostgreSQL; resolves when it is ready. */
export async function startProgram(
  dataDir: string,
  port: number,
  args: readonly string[] = [],
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [inProject('dist', 'server', 'cli.js'), 'serve', ...args], {
    env: {
      PATH: process.env.PATH,
      DATA_DIR: dataDir,
      PORT: String(port),
      HOST: '127.0.0.1',
      LOG_LEVEL: 'fatal',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const said: string[] = []
  child.stderr.on('data', (text: Buffer) => said.push(text.toString()))
  const url = `http://127.0.0.1:${port}`
  await untilReady(url, child, said)
  const end = (signal: 'SIGKILL' | 'SIGTERM') =>
    new Promise<void>((gone) => {
      if (child.exitCode !== null || child.signalCode !== null) return gone()
      child.once('exit', () => gone())
      child.kill(signal)
    })
  return { url, pid: child.pid ?? 0, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') }
}

/** Waits until the pages answer, at most a minute and a half. */
export async function untilReady(
  url: string,
  child?: ChildProcess,
  said: readonly string[] = [],
): Promise<void> {
  for (let tries = 0; tries < 900; tries += 1) {
    if (child && child.exitCode !== null) throw new Error(`The server ended: ${said.join('')}`)
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => void setTimeout(resolve, 100))
  }
  throw new Error(`The server was not ready in time: ${said.join('')}`)
}
