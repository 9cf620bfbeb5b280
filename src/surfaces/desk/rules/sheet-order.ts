/** The routing sheet as it is read: by what its lines are about, or whose they are, and only what one looks for. Pure. */
import type { Catalog } from '../../../modules/catalog/index.ts'
import type { RoutingLine } from '../../../modules/revisions/index.ts'

export const ORDERS = ['service', 'agency', 'sheet'] as const
export type SheetOrder = (typeof ORDERS)[number]

export interface SheetSection {
  /** An anchor: letters, digits and hyphens. */
  readonly id: string
  readonly name: string
  /** Places in the sheet, in its order: the first line that fits decides, however it is shown. */
  readonly lines: readonly number[]
}

interface Asked {
  readonly catalog: Pick<Catalog, 'services' | 'groups' | 'teams' | 'agencies'>
  readonly order: SheetOrder
  readonly text: (words: Readonly<Record<string, string>>) => string
  /** Names of what is about no service, of a whole group, and of all. */
  readonly words: { readonly any: string; readonly all: string; readonly unknown: string }
}

/** All lines, each once. Sections stand as the catalogue has them; what the catalogue does not know comes last. */
export function sectionsOf(
  lines: readonly RoutingLine[],
  { catalog, order, text, words }: Asked,
): SheetSection[] {
  if (order === 'sheet') return [{ id: 'sheet', name: words.all, lines: lines.map((_, at) => at) }]
  const sections = new Map<string, { name: string; lines: number[] }>()
  const known = order === 'service' ? servicesOf(catalog, text, words.any) : agenciesOf(catalog, text)
  for (const [id, name] of known) sections.set(id, { name, lines: [] })
  sections.set('unknown', { name: words.unknown, lines: [] })
  const agency = new Map(catalog.teams.map(({ code, agencyCode }) => [code, agencyCode]))
  lines.forEach((line, at) => {
    const id =
      order === 'agency'
        ? `agency-${agency.get(line.team)}`
        : line.service !== undefined
          ? `service-${line.service}`
          : line.group !== undefined
            ? `group-${line.group}`
            : 'any'
    ;(sections.get(id) ?? sections.get('unknown')!).lines.push(at)
  })
  return [...sections]
    .filter(([, section]) => section.lines.length > 0)
    .map(([id, section]) => ({ id, ...section }))
}

function servicesOf(
  { services, groups }: Asked['catalog'],
  text: Asked['text'],
  any: string,
): (readonly [string, string])[] {
  return [
    ...groups.flatMap(({ code, name }) => [
      ...services
        .filter(({ groupCode }) => groupCode === code)
        .map((service) => [`service-${service.code}`, text(service.name)] as const),
      [`group-${code}`, text(name)] as const,
    ]),
    ['any', any],
  ]
}

const agenciesOf = ({ agencies }: Asked['catalog'], text: Asked['text']) =>
  agencies.map(({ code, name }) => [`agency-${code}`, text(name)] as const)

/** Whether a line is looked for: every word stands somewhere in what is said of it. */
export function isSought(said: string, sought: string): boolean {
  const words = plainly(sought).split(/\s+/).filter(Boolean)
  const whole = plainly(said)
  return words.every((word) => whole.includes(word))
}

const plainly = (words: string) => words.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
