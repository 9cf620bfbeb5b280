/** Carries what waits to partners and asks them for news. */
import { type Rounds, startRounds } from '../../kernel/rounds.ts'
import { deliverNext } from './deliver.ts'
import { fetchNext } from './fetch-again.ts'
import type { PartnerGround } from './partners.ts'
import { pollNext } from './poll.ts'
import { tellNext } from './tell.ts'

const POLL = 2_000 // milliseconds: one small question of the database
/** Deliveries at once; a partner that is slow must not hold up the others. */
const AT_ONCE = 3

/** Starts carrying for one city; any number of processes may. */
export function startCarrier(ground: PartnerGround, log: (problem: unknown) => void): Rounds {
  const deliveries = Array.from({ length: AT_ONCE }, () => () => deliverNext(ground))
  return startRounds(
    [...deliveries, () => tellNext(ground), () => pollNext(ground), () => fetchNext(ground)],
    POLL,
    log,
  )
}
