/** Plausible answers to a service's questions. */
import type { Attribute, Service } from '../modules/catalog/index.ts'
import type { Chance } from './random.ts'

/** Answers every required question and half of the others, by attribute code; days asked for lie before `at`. */
export function answersFor(
  service: Service,
  random: Chance,
  at = new Date(),
): Record<string, string | string[]> {
  const asked = service.attributes.filter(
    ({ variable, required }) => variable && (required || random.happens(0.5)),
  )
  const given = asked.map((attribute) => [attribute.code, answer(attribute, random, at)] as const)
  return Object.fromEntries(given.filter(([, value]) => value.length > 0))
}

function answer({ datatype, values }: Attribute, random: Chance, at: Date): string | string[] {
  if (datatype === 'singlevaluelist') return random.pick(values).key
  if (datatype === 'multivaluelist')
    return values
      .filter(() => random.happens(0.4))
      .map(({ key }) => key)
      .concat(values.length > 0 ? [random.pick(values).key] : [])
      .filter((key, at, all) => all.indexOf(key) === at)
  if (datatype === 'number') return String(1 + random.below(6))
  if (datatype === 'datetime') {
    const day = new Date(at.getTime() - random.below(4) * 86_400_000).toISOString().slice(0, 10)
    return `${day}T${String(12 + random.below(8)).padStart(2, '0')}:00:00Z`
  }
  return 'See the description.'
}
