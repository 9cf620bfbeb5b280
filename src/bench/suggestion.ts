/** A service suggested for somebody's words, by a model learnt from the city's own requests. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { dangerIn, learnSuggestions, listModels, meaningOf } from '../modules/suggestions/index.ts'
import type { Measured } from './load.ts'
import { oneByOne } from './one-by-one.ts'
import type { World } from './world.ts'

const TEXTS = 2_000
const WARM = 2_000 // suggestions

/** Learns once, as a new city does in its first minutes, and says how that disturbed the process. */
export async function learnFirst(city: World['city'], say: World['say']): Promise<void> {
  if ((await listModels(city.db)).length > 0) return
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const began = performance.now()
  const learned = await learnSuggestions(city)
  delay.disable()
  const [p99, most] = [delay.percentile(99), delay.max].map((nanoseconds) => Math.round(nanoseconds / 1e6))
  say(
    `learning: ${learned.outcome}, ${Math.round(performance.now() - began)} ms for ${learned.requests} requests; others waited ${p99} ms (p99), ${most} ms at most`,
  )
}

/** Danger and services for the words of one request after the other. */
export async function suggestions({ city }: World, seconds: number): Promise<Measured> {
  await city.refresh()
  const { rows } = await city.pool.query<{ said: string; locale: string }>(
    `select description as said, language as locale from service_request
     where description <> '' order by submitted_at desc limit $1`,
    [TEXTS],
  )
  let named = 0
  const measured = await oneByOne(seconds, WARM, (at) => {
    const { said, locale } = rows[at % rows.length]!
    dangerIn(city.catalog(), said)
    named += meaningOf(city.catalog(), city.model(), said, locale).guesses.length
  })
  return { ...measured, failed: named === 0 ? measured.calls : 0 }
}
