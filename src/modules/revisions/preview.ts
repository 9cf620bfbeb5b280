/** What a revision would have done to the requests of the last ninety days. Reads, and changes nothing. */
import { setImmediate } from 'node:timers/promises'
import { type CatalogDraft, draftOf } from '../catalog/index.ts'
import { type City, countRouted, everyRouted, type RoutedRequest } from '../requests/index.ts'
import { alike, type Alike, judge, type Rules, rulesOf, type Verdict } from './judge.ts'

export const PREVIEW_DAYS = 90
const DAY = 86_400_000 // milliseconds
const TURN = 8 // milliseconds of rules before others get a turn of the event loop
const EXAMPLES = 20
/** So long is looked, in milliseconds; whoever asks is waiting. */
const PATIENCE = 2_500
/** Of the services. */
const A_FEW = 12

export interface Moved {
  /** Agencies and teams by code. */
  readonly from: { readonly agency: string; readonly team: string }
  readonly to: { readonly agency: string; readonly team: string }
  readonly count: number
}

export interface Example {
  readonly number: number
  readonly serviceCode: string
  readonly submittedAt: Date
  readonly before: Verdict
  /** Undefined: it would not have been taken. */
  readonly after: Verdict | undefined
}

/** Counts of requests, all of the last ninety days. */
export interface Preview {
  readonly looked: number
  /** Older ones of the ninety days that there was no time for; what is said is about the others. */
  readonly leftOut: number
  /** From one team to another, the most first. */
  readonly moved: readonly Moved[]
  /** With another promised date (or none, or one where there was none). */
  readonly redated: number
  /** Late under the new rules and not under those in force; the other way round. */
  readonly newlyLate: number
  readonly newlyOnTime: number
  /** Of services that would take nothing new. */
  readonly refused: number
  /** Some that would have fared otherwise: first those newly late, then those moved, then the rest. */
  readonly examples: readonly Example[]
}

/**
 * Runs the rules in force and the rules of `wanted` over what came in, with the answers and places it came with, and
 * compares. What staff did by hand is left out of it: two sets of rules are compared, not a rule with people.
 */
export async function previewRules(
  city: City,
  wanted: CatalogDraft,
  now = new Date(),
  patience = PATIENCE,
): Promise<Preview> {
  const [old, next] = [rulesOf(draftOf(city.catalog())), rulesOf(wanted)]
  const since = new Date(now.getTime() - PREVIEW_DAYS * DAY)
  const affected = affectedBy(city, old, next)
  const all = await countRouted(city.db, since)
  const tally = newTally()
  const end = performance.now() + patience
  let turn = performance.now()
  let complete = true
  for await (const page of pagesOf(city, since, affected)) {
    for (const request of page) {
      const service = affected.get(request.serviceId)
      if (!service) continue
      const areas = request.areaIds.flatMap((id) => city.places().areaById(id)?.key ?? [])
      count(tally, compare(old, next, service, request, areas, now))
      if (performance.now() - turn < TURN) continue
      await setImmediate()
      turn = performance.now()
    }
    complete = performance.now() < end
    if (!complete) break
  }
  const { late, moved, rest } = tally.examples
  return {
    ...tally.counts,
    looked: complete ? all : tally.counts.looked,
    leftOut: complete ? 0 : Math.max(0, all - tally.counts.looked),
    moved: [...tally.moves.values()].sort((one, other) => other.count - one.count),
    examples: [...late, ...moved, ...rest].slice(0, EXAMPLES),
  }
}

/** Services whose requests can fare otherwise, by number. */
type Affected = ReadonlyMap<number, { readonly code: string; readonly alike: Alike }>

function affectedBy(city: City, old: Rules, next: Rules): Affected {
  return new Map(
    city.catalog().services.flatMap(({ id, code }) => {
      const both = alike(old, next, code)
      return both.routing && both.promise ? [] : [[id, { code, alike: both }] as const]
    }),
  )
}

/** Of a few services each is read by its own index; of many the whole is read once. */
async function* pagesOf(
  city: City,
  since: Date,
  affected: Affected,
): AsyncGenerator<readonly RoutedRequest[]> {
  if (affected.size > A_FEW) yield* everyRouted(city.db, since)
  else for (const id of affected.keys()) yield* everyRouted(city.db, since, id)
}

function compare(
  old: Rules,
  next: Rules,
  { code, alike: both }: { readonly code: string; readonly alike: Alike },
  request: RoutedRequest,
  areas: readonly string[],
  now: Date,
): Example | undefined {
  const before = judge(old, code, request, areas, now)
  // A service that is retired already took it under other rules: nothing to compare with.
  if (!before) return undefined
  const after = judge(next, code, request, areas, now, { verdict: before, alike: both })
  return { number: request.number, serviceCode: code, submittedAt: request.submittedAt, before, after }
}

interface Tally {
  readonly counts: {
    looked: number
    redated: number
    newlyLate: number
    newlyOnTime: number
    refused: number
  }
  readonly moves: Map<string, Moved & { count: number }>
  readonly examples: { readonly late: Example[]; readonly moved: Example[]; readonly rest: Example[] }
}

const newTally = (): Tally => ({
  counts: { looked: 0, redated: 0, newlyLate: 0, newlyOnTime: 0, refused: 0 },
  moves: new Map(),
  examples: { late: [], moved: [], rest: [] },
})

function count({ counts, moves, examples }: Tally, compared: Example | undefined): void {
  if (!compared) return
  counts.looked += 1
  const { before, after } = compared
  if (!after) {
    counts.refused += 1
    return keep(examples.rest, compared)
  }
  const isMoved = before.team !== after.team
  if (isMoved) {
    const key = `${before.team} ${after.team}`
    const move = moves.get(key) ?? { from: before, to: after, count: 0 }
    move.count += 1
    moves.set(key, move)
  }
  if (before.dueAt !== after.dueAt) counts.redated += 1
  if (after.late && !before.late) {
    counts.newlyLate += 1
    return keep(examples.late, compared)
  }
  if (before.late && !after.late) counts.newlyOnTime += 1
  if (isMoved) keep(examples.moved, compared)
  else if (before.dueAt !== after.dueAt) keep(examples.rest, compared)
}

function keep(list: Example[], example: Example): void {
  if (list.length < EXAMPLES) list.push(example)
}
