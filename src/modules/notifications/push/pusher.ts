/** Sends what waits for devices. */
import { type Rounds, startRounds } from '../../../kernel/rounds.ts'
import { type PushGround, pushNext } from './deliver.ts'

const POLL = 1_000 // milliseconds: one small question of the database
/** Calls at once: ten thousand devices are reached within minutes, and one that hangs leaves the others their turn. */
const AT_ONCE = 8

/** Starts sending for one city; any number of processes may. */
export function startPusher(ground: PushGround, log: (problem: unknown) => void): Rounds {
  return startRounds(
    Array.from({ length: AT_ONCE }, () => () => pushNext(ground)),
    POLL,
    log,
  )
}
