/** What can be changed at the desk, piece by piece, in the words of the city's files. Pure. */
import { canonical, type CatalogDraft, QUESTION_TYPES, type Service } from '../catalog/index.ts'
import {
  type AgenciesFile,
  type CalendarsFile,
  type CityFile,
  type RoutingFile,
  type ServiceEntry,
  serviceDraft,
  type ServicesFile,
  type TemplateEntry,
  type TemplatesFile,
  toSheets,
  type WordsFile,
} from '../cities/index.ts'
import { LETTER_NAMES } from '../notifications/index.ts'

/** A service with its questions, script and promise, as `services/*.yaml` says it, and the group it stands in. */
export type ServicePiece = ServiceEntry & { readonly group: string }

/** A group of services without its place among the groups. */
export type GroupPiece = Omit<ServicesFile['group'], 'position'>

export type RoutingLine = RoutingFile['routing'][number]

/** The routing sheet is one piece: its order decides. */
export interface RoutingPiece {
  readonly lines: readonly RoutingLine[]
}

/** An agency with its teams. */
export type AgencyPiece = AgenciesFile['agencies'][number]

/** Working hours and holidays. */
export type CalendarPiece = CalendarsFile['calendars'][number]

/** The city's own words for one letter; without any, the program's hold. */
export type TemplatePiece = TemplateEntry

/** What the city says of itself; its languages, hosts, zone and colours stand in its file only. */
export type CityPiece = Pick<CityFile, 'name' | 'emergency_number' | 'contact'>

/** Dangers, or ready answers: the whole list, since the gravest comes first. */
export interface TextsPiece {
  readonly entries: readonly (
    NonNullable<WordsFile['dangers']>[number] | NonNullable<WordsFile['answers']>[number]
  )[]
}

interface Changed<Part extends string, Piece> {
  readonly part: Part
  readonly code: string
  /** What was in force when the change was begun; null for what is new. */
  readonly before: Piece | null
  readonly after: Piece
}

/** One piece as it was and as it shall be. */
export type Change =
  | Changed<'service', ServicePiece>
  | Changed<'group', GroupPiece>
  | Changed<'routing', RoutingPiece>
  | Changed<'agency', AgencyPiece>
  | Changed<'calendar', CalendarPiece>
  | Changed<'template', TemplatePiece>
  | Changed<'texts', TextsPiece>
  | Changed<'city', CityPiece>

/** A change without what it is compared with. */
export type Wanted = Change extends infer Each ? (Each extends Change ? Omit<Each, 'before'> : never) : never

/** The code of the one routing sheet. */
export const SHEET = 'routing'

/** The code of the one city. */
export const CITY = 'city'

/** The lists of texts, by their names in `words.yaml`. */
export const TEXTS = ['dangers', 'answers'] as const

export const keyOf = ({ part, code }: Pick<Change, 'part' | 'code'>): string => `${part}:${code}`

/** A service as its piece would make it, for looking at: the piece may still be wrong, as drafts may. */
export function serviceOf(
  { group, ...entry }: ServicePiece,
  languages: readonly string[],
): Omit<Service, 'id'> {
  const questions = entry.questions?.map((one) =>
    (QUESTION_TYPES as readonly string[]).includes(one.type) ? one : { ...one, type: 'string' as const },
  )
  const place = { code: group, name: {}, icon: entry.icon ?? '' }
  return serviceDraft({ ...entry, ...(questions && { questions }) }, place, languages)
}

/** All pieces of a catalogue by `part:code`, e.g. `service:101`. */
export function piecesOf(draft: CatalogDraft): ReadonlyMap<string, Change['after']> {
  // Every letter is there, also one the city has no words of its own for.
  const pieces = new Map<string, Change['after']>(LETTER_NAMES.map((code) => [`template:${code}`, { code }]))
  for (const [file, content] of toSheets(draft, [], [])) {
    for (const [key, piece] of listed(file, content)) pieces.set(key, piece)
    if (file === 'routing.yaml') pieces.set(`routing:${SHEET}`, { lines: (content as RoutingFile).routing })
    if (!file.startsWith('services/')) continue
    const { group, services } = content as ServicesFile
    const { position: _, ...piece } = group
    pieces.set(`group:${group.code}`, piece)
    for (const service of services) pieces.set(`service:${service.code}`, { ...service, group: group.code })
  }
  return pieces
}

function listed(file: string, content: object): (readonly [string, Change['after']])[] {
  if (file === 'city.yaml') {
    const { name, emergency_number, contact } = content as CityFile
    return [[`city:${CITY}`, { name, emergency_number, ...(contact && { contact }) }]]
  }
  if (file === 'agencies.yaml')
    return (content as AgenciesFile).agencies.map((agency) => [`agency:${agency.code}`, agency])
  if (file === 'calendars.yaml')
    return (content as CalendarsFile).calendars.map((calendar) => [`calendar:${calendar.code}`, calendar])
  if (file === 'templates.yaml')
    return (content as TemplatesFile).templates?.map((one) => [`template:${one.code}`, one]) ?? []
  if (file === 'words.yaml')
    return TEXTS.map((list) => [`texts:${list}`, { entries: (content as WordsFile)[list] ?? [] }])
  return []
}

/** Whether two pieces say the same; keys in any order, what is left out and what is undefined are the same. */
export const same = (one: unknown, other: unknown): boolean =>
  canonical(one ?? null) === canonical(other ?? null)

/** Changes whose piece is no longer as it was when they were begun. */
export function overtaken(changes: readonly Change[], draft: CatalogDraft): Change[] {
  const pieces = piecesOf(draft)
  return changes.filter((change) => !same(pieces.get(keyOf(change)), change.before))
}

/** Changes that put things back: a service, group, agency or calendar that was new is retired, since requests may name it. */
export function undoing(changes: readonly Change[]): Change[] {
  return changes.map((change) => {
    const { before, after } = change
    const back = before ?? retired(change)
    return { ...change, before: after, after: back } as Change
  })
}

/** An agency is retired with its teams. */
function retired(change: Change): object {
  if (change.part !== 'agency') return { ...change.after, retired: true }
  const teams = change.after.teams?.map(({ code, name }) => ({ code, name, retired: true }))
  return { ...change.after, ...(teams ? { teams } : {}), retired: true }
}
