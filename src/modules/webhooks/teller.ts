/** Tells webhooks what waits for them. */
import { type Rounds, startRounds } from '../../kernel/rounds.ts'
import { tellNext, type WebhookGround } from './deliver.ts'

const POLL = 1_000 // milliseconds: one small question of the database
/** Calls at once: one receiver that hangs leaves the others their turn. */
const AT_ONCE = 4

/** Starts telling for one city; any number of processes may. */
export function startTeller(ground: WebhookGround, log: (problem: unknown) => void): Rounds {
  return startRounds(
    Array.from({ length: AT_ONCE }, () => () => tellNext(ground)),
    POLL,
    log,
  )
}
