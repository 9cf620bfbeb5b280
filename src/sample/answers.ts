/** Plausible answers to a service's questions. */
import { asked, type Attribute, type Service } from '../modules/catalog/index.ts'
import type { Chance } from './random.ts'

/** Answers every required question that is asked and half of the others, by attribute code; days asked for lie before `at`. */
export function answersFor(
  service: Service,
  random: Chance,
  at = new Date(),
): Record<string, string | string[]> {
  const given: Record<string, string | string[]> = {}
  for (const attribute of service.attributes) {
    const isAsked = asked(service, given).questions.includes(attribute)
    if (!isAsked || !attribute.variable || !(attribute.required || random.happens(0.5))) continue
    const said = answer(attribute, random, at)
    if (said.length > 0) given[attribute.code] = said
  }
  return given
}

/** None with which the report would not be taken. */
function answer({ datatype, values: all }: Attribute, random: Chance, at: Date): string | string[] {
  const values = all.filter(({ blocks, diverts }) => !blocks && !diverts)
  if (datatype === 'singlevaluelist') return random.pick(values).key
  if (datatype === 'multivaluelist')
    return values
      .filter(() => random.happens(0.4))
      .map(({ key }) => key)
      .concat(values.length > 0 ? [random.pick(values).key] : [])
      .filter((key, at, all) => all.indexOf(key) === at)
  if (datatype === 'number') return String(1 + random.below(6))
  if (datatype === 'datetime' || datatype === 'date') {
    const day = new Date(at.getTime() - random.below(4) * 86_400_000).toISOString().slice(0, 10)
    if (datatype === 'date') return day
    return `${day}T${String(12 + random.below(8)).padStart(2, '0')}:00:00Z`
  }
  return 'See the description.'
}
