/** What becomes of each request: a plan of deeds, done by the commands everybody uses. */
import type { Act } from '../kernel/act.ts'
import {
  acceptRequest,
  addAsReporter,
  addNote,
  askReporter,
  assignRequest,
  type City,
  closeRequest,
  handOver,
  holdRequest,
  planRequest,
  reclassifyRequest,
  reopenRequest,
  type RequestId,
  resumeRequest,
  startRequest,
  withdrawRequest,
} from '../modules/requests/index.ts'
import type { StaffId } from '../modules/identity/index.ts'
import { anotherOf, type PhotoId } from '../modules/media/index.ts'
import type { Arrival } from './arrivals.ts'
import { type Life, linesIn } from './life-file.ts'
import type { Chance } from './random.ts'

/** One deed of the story. `who`: the reporter, the contact centre, or somebody of the agency's staff. */
export interface Deed {
  readonly at: Date
  readonly who: 'reporter' | 'agent' | 'staff'
  readonly does: (act: Act, id: RequestId) => Promise<unknown>
}

export interface Setting {
  readonly city: Pick<City, 'catalog' | 'places'>
  readonly life: Life
  readonly random: Chance
  /** Moves an instant into the next hours somebody works. */
  readonly workingTime: (at: number) => number
  /** Who of a team a request may be given to. */
  readonly colleagues: readonly StaffId[]
  /** Another team, for requests that came to the wrong one. */
  readonly otherTeam: string
  readonly dueAt: Date | null
  /** Pictures of finished work; none where the service asks for none. */
  readonly proofs: readonly PhotoId[]
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** The plan of one request's life, in order of time; what lies in the future is not done yet. */
export function lifeOf(arrival: Arrival, setting: Setting): Deed[] {
  const { random, life } = setting
  const born = arrival.at.getTime()
  const promised = (setting.dueAt?.getTime() ?? born + 5 * DAY) - born
  const words = (lines: Readonly<Record<string, readonly string[]>>) =>
    random.pick(linesIn(lines, arrival.report.language))
  const city = (lines: Readonly<Record<string, readonly string[]>>) => random.pick(linesIn(lines, 'en'))
  const closes = born + Math.max(2 * HOUR, random.logNormal(promised * arrival.life.pace, 0.55))
  const span = closes - born
  const deeds: Deed[] = []
  let last = born
  const add = (share: number, who: Deed['who'], does: Deed['does'], after = MINUTE) => {
    const at = born + span * share
    // One after the other, also where working hours move the one and not the other.
    last = Math.max(last + after, who !== 'reporter' ? setting.workingTime(at) : at)
    deeds.push({ at: new Date(last), who, does })
  }

  if (random.happens(0.015)) {
    add(0.3 * random.next(), 'reporter', (act, id) =>
      withdrawRequest(act, id, { note: words(life.withdrawn) }),
    )
    return deeds
  }
  const { code } = arrival.service
  if (arrival.report.serviceCode !== code) {
    add(0.02, 'agent', (act, id) => reclassifyRequest(setting.city, act, id, { serviceCode: code }))
  }
  if (random.happens(0.04)) {
    add(0.03, 'staff', (act, id) =>
      handOver(act, id, { teamCode: setting.otherTeam, note: random.pick(life.hand_over) }),
    )
  }
  if (random.happens(0.6)) add(0.06 + 0.1 * random.next(), 'staff', (act, id) => acceptRequest(act, id))
  if (random.happens(0.006)) return deeds // forgotten
  if (random.happens(0.25) && setting.colleagues.length > 0) {
    const staffId = random.pick(setting.colleagues)
    add(0.2, 'staff', (act, id) => assignRequest(act, id, { staffId }))
  }
  if (random.happens(0.12))
    add(0.25, 'staff', (act, id) => addNote(act, id, { public: false, body: random.pick(life.internal) }))
  if (random.happens(0.14)) {
    const on = new Date(closes).toISOString().slice(0, 10)
    add(0.28, 'staff', (act, id) => planRequest(act, id, { on }))
  }
  if (random.happens(0.07)) waits(arrival, setting, add, words)
  if (random.happens(0.45)) add(0.62, 'staff', (act, id) => startRequest(act, id))
  if (random.happens(0.12))
    add(0.75, 'staff', (act, id) => addNote(act, id, { public: true, body: city(life.progress) }))
  ends(arrival, setting, add, city, words)
  return deeds
}

type Add = (share: number, who: Deed['who'], does: Deed['does'], after?: number) => void
type Say = (lines: Readonly<Record<string, readonly string[]>>) => string

function waits(arrival: Arrival, { random, life }: Setting, add: Add, words: Say): void {
  if (random.happens(0.45)) {
    const question = random.pick(linesIn(life.waits.customer, arrival.report.language))
    add(0.32, 'staff', (act, id) => askReporter(act, id, { question }))
    if (random.happens(0.8))
      add(0.5, 'reporter', (act, id) =>
        addAsReporter(act, id, { public: false, body: words(life.answers), answers: 'newest' }),
      )
    else add(0.55, 'staff', (act, id) => resumeRequest(act, id), DAY)
    return
  }
  const waitsOn = random.pick(['partner', 'materials', 'weather'] as const)
  const note = random.pick(linesIn(life.waits[waitsOn], 'en'))
  add(0.35, 'staff', (act, id) => holdRequest(act, id, { waitsOn, note }))
  add(0.58, 'staff', (act, id) => resumeRequest(act, id), DAY)
}

function ends(
  { life: service, report, at }: Arrival,
  { random, life, proofs }: Setting,
  add: Add,
  city: Say,
  words: Say,
): void {
  const done = (note: string) => async (act: Act, id: RequestId) => {
    const proof = proofs[at.getTime() % proofs.length]
    const photos = proof ? [await anotherOf(act, proof)] : []
    await closeRequest(act, id, { resolution: 'completed', note, photos })
  }
  const how = random.next()
  if (how < 0.84) {
    const note = random.pick(linesIn(service.done, 'en'))
    add(1, 'staff', done(note))
  } else if (how < 0.93) {
    const note = random.pick(linesIn(service.nothing ?? life.nothing, 'en'))
    add(1, 'staff', (act, id) => closeRequest(act, id, { resolution: 'no_action_needed', note }))
  } else {
    add(1, 'staff', (act, id) => closeRequest(act, id, { resolution: 'referred', note: city(life.referred) }))
  }
  if (how < 0.93 && random.happens(0.035) && report.reporter) {
    add(1.15, 'reporter', (act, id) => reopenRequest(act, id, { note: words(life.not_fixed) }))
    const note = random.pick(linesIn(service.done, 'en'))
    add(1.5, 'staff', done(note))
  }
}
