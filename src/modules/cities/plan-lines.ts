/** A plan in lines that a person reads before saying yes. */
import type { Change } from '../catalog/index.ts'
import type { CityPlan } from './plan-city.ts'

const SIGNS: Record<Change['kind'], string> = {
  added: '+',
  changed: '~',
  retired: '-',
  restored: '+',
  removed: '-',
}

/** Fields shown of one change; more are counted. */
const SHOWN = 5

/** One line for each thing that changes, `+ service 101 Pothole`; none when nothing does. */
export function planLines({ catalog, staff, keys, partners, geography }: CityPlan): string[] {
  return [
    ...[...catalog.changes, ...staff, ...keys, ...partners].map(lineOf),
    ...catalog.reordered.map((part) => `~ the order of ${part} entries`),
    ...(geography === 'kept'
      ? []
      : [`${geography === 'new' ? '+' : '~'} geography: areas, streets, addresses`]),
  ]
}

function lineOf({ part, code, kind, fields, to }: Change): string {
  const name = nameOf(to)
  const label = [SIGNS[kind], part, code, ...(name === undefined || name === code ? [] : [name])].join(' ')
  if (kind === 'retired' || kind === 'restored') return `${label}: ${kind}`
  if (kind !== 'changed') return label
  const more = fields.length > SHOWN ? ` and ${fields.length - SHOWN} more` : ''
  return `${label}: ${fields.slice(0, SHOWN).join(', ')}${more}`
}

/** The name in the first language, or a person's. */
function nameOf(to: unknown): string | undefined {
  const { name } = (to ?? {}) as { name?: string | Readonly<Record<string, string>> }
  return typeof name === 'string' ? name : name && (name['en'] ?? Object.values(name)[0])
}
