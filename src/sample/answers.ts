/** Plausible answers to a service's questions. */
import type { Attribute, Service } from '../modules/catalog/index.ts'
import type { Chance } from './random.ts'

/** Answers every required question and half of the others, by attribute code. */
export function answersFor(service: Service, random: Chance): Record<string, string | string[]> {
  const asked = service.attributes.filter(
    ({ variable, required }) => variable && (required || random.happens(0.5)),
  )
  const given = asked.map((attribute) => [attribute.code, answer(attribute, random)] as const)
  return Object.fromEntries(given.filter(([, value]) => value.length > 0))
}

function answer({ datatype, values }: Attribute, random: Chance): string | string[] {
  if (datatype === 'singlevaluelist') return random.pick(values).key
  if (datatype === 'multivaluelist')
    return values
      .filter(() => random.happens(0.4))
      .map(({ key }) => key)
      .concat(values.length > 0 ? [random.pick(values).key] : [])
      .filter((key, at, all) => all.indexOf(key) === at)
  if (datatype === 'number') return String(1 + random.below(6))
  if (datatype === 'datetime')
    return `2026-01-${String(1 + random.below(28)).padStart(2, '0')}T${String(8 + random.below(10)).padStart(2, '0')}:00:00Z`
  return 'See the description.'
}
