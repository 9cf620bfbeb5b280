/** The sample city's weather: what makes some days busier than others. */
import type { Chance } from './random.ts'

export type Weather = 'fair' | 'rain' | 'storm' | 'heat' | 'freeze' | 'snow'

/** Chance of each kind of day by month (January first), of a river city on the mid-Atlantic coast. */
const BY_MONTH: readonly Partial<Record<Weather, number>>[] = [
  { rain: 0.18, freeze: 0.3, snow: 0.14 },
  { rain: 0.18, freeze: 0.25, snow: 0.14 },
  { rain: 0.26, freeze: 0.08, snow: 0.04, storm: 0.03 },
  { rain: 0.3, storm: 0.04 },
  { rain: 0.28, storm: 0.05, heat: 0.05 },
  { rain: 0.22, storm: 0.08, heat: 0.22 },
  { rain: 0.18, storm: 0.1, heat: 0.35 },
  { rain: 0.18, storm: 0.1, heat: 0.3 },
  { rain: 0.2, storm: 0.07, heat: 0.1 },
  { rain: 0.24, storm: 0.04 },
  { rain: 0.26, storm: 0.03, freeze: 0.08 },
  { rain: 0.22, freeze: 0.2, snow: 0.08 },
]

/** The weather of a day. It tends to stay as it was: four days in ten are like the day before. */
export function weatherOf(month: number, before: Weather, random: Chance): Weather {
  if (before !== 'storm' && random.happens(0.4)) return before
  let left = random.next()
  for (const [kind, share] of Object.entries(BY_MONTH[month] ?? {}) as [Weather, number][]) {
    left -= share
    if (left < 0) return kind
  }
  return 'fair'
}
