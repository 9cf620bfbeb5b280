/** The last days' repetitions find each other: agents merge what neighbours reported again, others say "me too". */
import { perform } from '../kernel/act.ts'
import { type Actor, PERSON } from '../kernel/actor.ts'
import { Refusal } from '../kernel/refusal.ts'
import {
  type City,
  findForStaff,
  listQueue,
  mergeRequest,
  type QueueCursor,
  type RequestId,
  type StaffRequest,
  submitRequest,
} from '../modules/requests/index.ts'
import { type Arrival, somebody } from './arrivals.ts'
import { type Life, linesIn } from './life-file.ts'
import type { Chance } from './random.ts'

/** A request that was lived, and what it was. */
export interface Lived {
  readonly id: RequestId
  readonly number: string
  readonly arrival: Arrival
}

interface Stage {
  readonly city: City
  readonly life: Life
  readonly random: Chance
  readonly agent: Actor
  readonly until: Date
}

const HOUR = 3_600_000
const REASON = 'Same place, same thing.'

/** Every request had its own life up to now, so only what is still open can be gathered, and only from here on. */
export async function gatherFamilies(stage: Stage, lived: readonly Lived[]): Promise<void> {
  const byArrival = new Map(lived.map((one) => [one.arrival, one]))
  const waiting = await openNumbers(stage.city)
  for (const one of lived) {
    const first = one.arrival.again && byArrival.get(one.arrival.again)
    if (!first || !waiting.has(one.number) || !waiting.has(first.number)) continue
    const both = [await look(stage, one), await look(stage, first)].sort(
      (a, b) => a.submittedAt.getTime() - b.submittedAt.getTime(),
    )
    const [before, again] = both as [StaffRequest, StaffRequest]
    const open = again.status !== 'closed' && before.status !== 'closed' && before.visibility === 'public'
    if (open && stage.random.happens(0.6)) await merge(stage, again, before)
    else if (open) await neighbours(stage, before.number === first.number ? first : one, before)
  }
}

async function openNumbers(city: City): Promise<ReadonlySet<string>> {
  const numbers = new Set<string>()
  for (let after: QueueCursor | undefined, more = true; more;) {
    const page = await listQueue(city, { status: 'unfinished', privateOf: 'everywhere' }, 1_000, after)
    for (const { number } of page.rows) numbers.add(number)
    after = page.next
    more = after !== undefined
  }
  return numbers
}

async function look({ city, agent }: Stage, { number }: Lived): Promise<StaffRequest> {
  return (await findForStaff(city, agent, Number(number))).request
}

/** A moment after all that has happened to them. */
function after({ until, random }: Stage, ...requests: readonly StaffRequest[]): Date {
  const last = Math.max(...requests.map(({ updatedAt }) => updatedAt.getTime()), until.getTime() - 36 * HOUR)
  return new Date(last + (until.getTime() - last) * random.next())
}

async function merge(stage: Stage, again: StaffRequest, before: StaffRequest): Promise<void> {
  const into = { into: Number(before.number), reason: REASON }
  try {
    const now = after(stage, again, before)
    await perform(stage.city.db, stage.agent, (act) => mergeRequest(act, again.id, into), now)
  } catch (problem) {
    // The first one may repeat another itself by now; then the rules say no, as to everybody.
    if (!(problem instanceof Refusal)) throw problem
  }
}

async function neighbours(stage: Stage, { arrival }: Lived, before: StaffRequest): Promise<void> {
  const { city, life, random } = stage
  const { report } = arrival
  for (let left = 1 + random.below(4); left > 0; left -= 1) {
    const { request: now } = await findForStaff(city, stage.agent, Number(before.number))
    const words = random.happens(0.4) ? random.pick(linesIn(arrival.life.words, report.language)) : ''
    await submitRequest(
      city,
      PERSON,
      {
        ...report,
        serviceCode: before.serviceCode,
        description: words,
        answers: {},
        channel: random.happens(0.5) ? 'web' : 'app',
        reporter: somebody(life, random),
        repeats: Number(now.number),
      },
      after(stage, now),
    )
  }
}
