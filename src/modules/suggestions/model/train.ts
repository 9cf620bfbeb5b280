/** From requests to a model: examples of the catalogue's own words are blended in, and the temperature is set. */
import { type Breath, breather } from './breathe.ts'
import { temperatureFor } from './calibrate.ts'
import { type Example, fit } from './fit.ts'
import type { Model } from './model.ts'

/** Words whose service is known. */
export interface Said {
  readonly text: string
  /** Service code. */
  readonly service: string
}

/** A service's own words count as much as the resident's after so many requests. */
const AS_MUCH = 5

/**
 * Learns a model from `requests`, the oldest first, and from the words of the catalogue: alone where a service has no
 * requests yet, and less the more it has (k / (k + n)).
 */
export async function train(
  requests: readonly Said[],
  catalogue: readonly Said[],
  breath: Breath = breather(),
): Promise<Model> {
  const codes = [...new Set([...catalogue, ...requests].map(({ service }) => service))].sort()
  const places = new Map(codes.map((code, at) => [code, at]))
  const asked = new Map<string, number>()
  for (const { service } of requests) asked.set(service, (asked.get(service) ?? 0) + 1)
  const toExample = ({ text, service }: Said, weight: number): Example => ({
    text,
    service: places.get(service)!,
    weight,
  })
  const own = catalogue.map((said) => toExample(said, AS_MUCH / (AS_MUCH + (asked.get(said.service) ?? 0))))
  const learnt = requests.map((said) => toExample(said, 1))
  const temperature = await temperatureFor(learnt, own, codes.length, breath)
  return { ...(await fit([...own, ...learnt], codes.length, breath)), codes, temperature, odds: 1 }
}
