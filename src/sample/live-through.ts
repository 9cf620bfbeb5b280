/** Runs the sample city's time: requests arrive and are worked on, through the rules everybody's are. */
import type { Actor } from '../kernel/actor.ts'
import { PERSON } from '../kernel/actor.ts'
import type { Tx } from '../kernel/db.ts'
import { type Lane, skipRelay } from '../kernel/lived.ts'
import { Refusal } from '../kernel/refusal.ts'
import { type StaffMember, listStaff } from '../modules/identity/index.ts'
import { type City, indexAllWords, type RequestId, submitRequest } from '../modules/requests/index.ts'
import { openSpans } from '../modules/service-levels/index.ts'
import { type Arrival, arrivals } from './arrivals.ts'
import { gatherFamilies, type Lived as Family } from './families.ts'
import type { Life } from './life-file.ts'
import { type Deed, lifeOf } from './lives.ts'
import { type Proofs, proofsOf } from './proofs.ts'
import { type Chance, chance } from './random.ts'
import { answerSurveys } from './surveys.ts'
import { checkOld } from './check-old.ts'

export interface LifeOptions {
  readonly days: number
  readonly requests: number
  readonly until: Date
  /** Opens a connection to live on. */
  readonly openLane: () => Promise<Lane>
  /** Share done so far, 0..1. */
  readonly progress?: (share: number) => void
}

const TOGETHER = 128 // requests submitted at once, and lived at once in one transaction
const LANES = 2 // transactions at once: more would only wait for two processors

/** Lives the history of a city; answers how many requests it has now. */
export async function liveThrough(city: City, life: Life, options: LifeOptions): Promise<number> {
  const random = chance(life.seed)
  const people = await castOf(city)
  const all = arrivals(city, life, random, {
    days: options.days,
    count: options.requests,
    until: options.until,
  })
  const workingTime = workingTimes(city, all[0]?.at ?? options.until, options.until)
  const stage = { city, life, random, workingTime, people, proofs: await proofsOf(city, life) }
  const lived: Family[] = []
  const lanes = await Promise.all(Array.from({ length: LANES }, options.openLane))
  const free = [...lanes]
  const running = new Set<Promise<void>>()
  let done = 0
  for (let at = 0; at < all.length; at += TOGETHER) {
    const batch = all.slice(at, at + TOGETHER)
    const lives = await submitAll(city, batch, stage)
    lived.push(...lives)
    if (free.length === 0) await Promise.race(running)
    const lane = free.pop()!
    const living: Promise<void> = liveTogether(lane, people.agent, lives, options.until).then(() => {
      running.delete(living)
      free.push(lane)
      done += batch.length
      options.progress?.(done / all.length)
    })
    running.add(living)
  }
  await Promise.all(running)
  await Promise.all(lanes.map((lane) => lane.close()))
  await gatherFamilies({ city, life, random, agent: people.agent, until: options.until }, lived)
  await answerSurveys({ city, life, random, until: options.until }, lived)
  await checkOld(city, people.supervisor, options.until)
  // Nobody is told of a history: its events are done with. Its words are indexed in one go.
  await skipRelay(city.db)
  await indexAllWords(city.db)
  return all.length
}

interface Lived extends Family {
  readonly deeds: readonly Deed[]
  readonly staff: Actor
}

interface Stage {
  readonly city: City
  readonly life: Life
  readonly random: Chance
  readonly workingTime: (at: number) => number
  readonly people: Cast
  readonly proofs: Proofs
}

async function submitAll(city: City, batch: readonly Arrival[], stage: Stage): Promise<Lived[]> {
  const { people } = stage
  const receipts = await Promise.all(
    batch.map((arrival) =>
      submitRequest(
        city,
        arrival.report.channel === 'phone' ? people.agent : PERSON,
        arrival.report,
        arrival.at,
      ),
    ),
  )
  return receipts.map((receipt, at) => {
    const { service, report } = batch[at]!
    // What came under the wrong service is worked on by those whose it is.
    const isWrong = report.serviceCode !== service.code
    const agencyCode = isWrong ? service.agencyCode : receipt.agencyCode
    const team = people.teams.find((one) =>
      isWrong ? one.agencyCode === agencyCode : one.code === receipt.teamCode,
    )
    const deeds = lifeOf(batch[at]!, {
      ...stage,
      colleagues: people.of(agencyCode).map(({ id }) => id),
      otherTeam: otherTeam(people, team, stage.random),
      dueAt: receipt.dueAt,
      proofs: stage.proofs.get(service.code) ?? [],
    })
    return {
      id: receipt.id as RequestId,
      number: receipt.number,
      arrival: batch[at]!,
      deeds,
      staff: people.workerOf(agencyCode, stage.random),
    }
  })
}

/**
 * Many lives at once, turn by turn: the first deed of each in one transaction, then the second of each, and so on. A
 * commit a deed would take minutes; whole lives in one would leave every row's old versions lying until it ends.
 */
async function liveTogether(lane: Lane, agent: Actor, lives: readonly Lived[], until: Date): Promise<void> {
  for (let turn = 0; ; turn += 1) {
    const now = lives.flatMap(({ id, staff, deeds }) => {
      const deed = deeds[turn]
      return deed && deed.at <= until ? [{ id, staff, deed }] : []
    })
    if (now.length === 0) return
    await lane.together(
      now.map(
        ({ id, staff, deed }) =>
          (tx) =>
            happens(tx, id, { reporter: PERSON, agent, staff }[deed.who], deed),
      ),
    )
  }
}

async function happens(tx: Tx, id: RequestId, by: Actor, { at, does }: Deed): Promise<void> {
  try {
    await does({ by, now: at, tx }, id)
  } catch (problem) {
    // Two turns of a story may contradict each other (a hand-over, then the old plan); the rules decide.
    if (!(problem instanceof Refusal)) throw problem
  }
}

/** Mostly a team next door, of the same agency. */
function otherTeam({ teams }: Cast, own: Cast['teams'][number] | undefined, random: Chance): string {
  const others = teams.filter(({ code }) => code !== own?.code)
  const near = others.filter(({ agencyCode }) => agencyCode === own?.agencyCode)
  return random.pick(near.length > 0 ? near : others).code
}

interface Cast {
  readonly agent: Actor
  readonly supervisor: Actor
  readonly teams: readonly { readonly code: string; readonly agencyCode: string }[]
  of(agencyCode: string): readonly StaffMember[]
  workerOf(agencyCode: string, random: Chance): Actor
}

async function castOf(city: City): Promise<Cast> {
  const staff = await listStaff(city.db)
  const actorOf = ({ id, name }: StaffMember): Actor => ({ kind: 'staff', id, label: name, grants: 'all' })
  const agent = staff.find(({ roles }) => roles.includes('agent')) ?? staff[0]
  if (!agent) throw new Error('The sample city has no staff')
  const of = (agencyCode: string) => staff.filter((one) => one.agencyCode === agencyCode)
  return {
    agent: actorOf(agent),
    supervisor: actorOf(staff.find(({ roles }) => roles.includes('supervisor')) ?? agent),
    teams: city.catalog().teams.filter(({ triage }) => !triage),
    of,
    workerOf: (agencyCode, random) =>
      actorOf(of(agencyCode).length > 0 ? random.pick(of(agencyCode)) : agent),
  }
}

/** Moves an instant into the city's standard office hours, some minutes in; hours already open stay. */
function workingTimes(city: City, from: Date, until: Date): (at: number) => number {
  const [calendar] = city.catalog().calendars
  if (!calendar) return (at) => at
  const spans: { opens: number; closes: number }[] = []
  for (const { opens, closes } of openSpans(calendar, from)) {
    spans.push({ opens: opens.getTime(), closes: closes.getTime() })
    if (opens > until) break
  }
  return (at) => {
    const span = spans[firstClosingAfter(spans, at)]
    if (!span || at >= span.opens) return at
    return span.opens + (at % 5_400_000) // within the first hour and a half of the morning
  }
}

function firstClosingAfter(spans: readonly { closes: number }[], at: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (spans[middle]!.closes > at) high = middle
    else low = middle + 1
  }
  return low
}
