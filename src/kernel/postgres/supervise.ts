/** Keeps a PostgreSQL running for as long as this program lives. */
import { setTimeout as sleep } from 'node:timers/promises'
import { settleLeftovers } from './leftover.ts'
import type { Place } from './place.ts'
import { isEnding, passes, type Postmaster, startPostmaster, whyNotStarted } from './postmaster.ts'

const FIRST_PAUSE = 100 // milliseconds
const LONGEST_PAUSE = 10_000
const STEADY = 60_000 // after so long a run, the next fall counts as the first
const LOOK = 500 // milliseconds between two looks whether somebody else is ending it
const PASSING = 30_000 // how long a first start waits for what passes by itself

type Log = (line: string) => void

export interface Kept {
  /** From now on it is not started again: the program is about to end. */
  letGo(): void
  /** Ends it for good. */
  end(): Promise<void>
}

/**
 * Starts the server on `place` and starts it again whenever it falls, at growing distances. Connections break when
 * it falls; pools open new ones.
 *
 * @throws {CannotStart} when the first start fails.
 */
export async function keepRunning(place: Place, log: Log): Promise<Kept> {
  let current = await firstStart(place, log)
  const stopped = new AbortController()

  const watch = async () => {
    for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      const since = Date.now()
      await endedOrEnding(place, current, { signal: stopped.signal, log })
      if (stopped.signal.aborted) return
      if (Date.now() - since > STEADY) pause = FIRST_PAUSE
      log(`PostgreSQL ended unexpectedly; starting it again in ${pause} ms`)
      await sleep(pause, undefined, { signal: stopped.signal }).catch(() => undefined)
      if (stopped.signal.aborted) return
      current = await again(place, log, current)
    }
  }
  const watching = watch()
  const letGo = () => stopped.abort()
  const end = async () => {
    letGo()
    await current.stop()
    await watching
    // A start that was under way while we stopped has replaced the one we stopped.
    await current.stop()
  }
  return { letGo, end }
}

/**
 * Settles when the server is gone. One that somebody else asked to end (SIGTERM: "smart") lets nobody in any more and
 * waits for those who are there, and a pool never goes: unless we are stopping ourselves it is ended fast.
 */
async function endedOrEnding(
  { cluster }: Place,
  current: Postmaster,
  { signal, log }: { signal: AbortSignal; log: Log },
): Promise<void> {
  const looking = setInterval(() => {
    if (signal.aborted || !isEnding(cluster, current)) return
    clearInterval(looking)
    log('Somebody else asked PostgreSQL to end: it takes no new connections, so it is ended now')
    void current.stop()
  }, LOOK)
  await current.ended
  clearInterval(looking)
}

async function firstStart(place: Place, log: Log): Promise<Postmaster> {
  const giveUp = Date.now() + PASSING
  for (;;) {
    const { postmaster, ready } = await startPostmaster(place, log)
    if (ready) return postmaster
    if (!passes(postmaster.lastWords()) || Date.now() > giveUp)
      throw whyNotStarted(place.cluster, postmaster.lastWords())
    await sleep(200)
  }
}

/** The next run; one that failed at once counts as ended, and the watch comes round again. */
async function again(place: Place, log: Log, fallen: Postmaster): Promise<Postmaster> {
  try {
    await settleLeftovers(place, log)
    const { postmaster, ready } = await startPostmaster(place, log)
    if (ready) log('PostgreSQL runs again')
    else log(whyNotStarted(place.cluster, postmaster.lastWords()).message)
    return postmaster
  } catch (error) {
    log(error instanceof Error ? error.message : String(error))
    return fallen
  }
}
