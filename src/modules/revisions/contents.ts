/** The contents of the city's files with changes made to them, ready to be checked. Pure. */
import type { CatalogDraft } from '../catalog/index.ts'
import { type RoutingFile, type ServicesFile, toSheets, type WordsFile } from '../cities/index.ts'
import type { Change, GroupPiece, ServicePiece } from './pieces.ts'

type Groups = Map<string, { group: ServicesFile['group']; services: ServicesFile['services'] }>

export interface Contents {
  readonly files: ReadonlyMap<string, object>
  /** Services that are to stand in a group which is not there. */
  readonly homeless: readonly ServicePiece[]
}

/** What is not named by a change stays as it is in force; what is new comes last. */
export function contentsWith(draft: CatalogDraft, changes: readonly Change[]): Contents {
  const files = new Map<string, object>()
  const groups: Groups = new Map()
  for (const [file, content] of toSheets(draft, [], [])) {
    if (file === 'staff.yaml' || file === 'keys.yaml') continue
    if (!file.startsWith('services/')) files.set(file, content)
    else groups.set((content as ServicesFile).group.code, structuredClone(content as ServicesFile))
  }
  for (const change of changes) if (change.part === 'group') putGroup(groups, change.after)
  const homeless = changes.flatMap((change) =>
    change.part === 'service' && !putService(groups, change.after) ? [change.after] : [],
  )
  for (const change of changes) putInFile(files, change)
  for (const [code, content] of groups) files.set(`services/${code}.yaml`, content)
  return { files, homeless }
}

/** What stands in a file of its own kind: the sheet, and lists of things with codes. */
function putInFile(files: Map<string, object>, change: Change): void {
  switch (change.part) {
    case 'routing':
      files.set('routing.yaml', { routing: [...change.after.lines] } satisfies RoutingFile)
      break
    case 'texts':
      files.set('words.yaml', {
        ...(files.get('words.yaml') as WordsFile),
        [change.code]: [...change.after.entries],
      })
      break
    case 'city':
      files.set('city.yaml', { ...files.get('city.yaml'), ...change.after })
      break
    case 'agency':
      putInList(files, 'agencies.yaml', 'agencies', change.after)
      break
    case 'calendar':
      putInList(files, 'calendars.yaml', 'calendars', change.after)
      break
    case 'template':
      putInList(files, 'templates.yaml', 'templates', change.after)
      break
    default:
  }
}

function putInList(files: Map<string, object>, file: string, name: string, entry: { readonly code: string }) {
  const content = files.get(file) as Readonly<Record<string, readonly { readonly code: string }[]>>
  const list = [...(content[name] ?? [])]
  const at = list.findIndex(({ code }) => code === entry.code)
  if (at >= 0) list[at] = entry
  else list.push(entry)
  files.set(file, { ...content, [name]: list })
}

function putGroup(groups: Groups, piece: GroupPiece): void {
  const there = groups.get(piece.code)
  if (there) there.group = { ...piece, ...positionOf(there.group) }
  else groups.set(piece.code, { group: { ...piece, position: groups.size + 1 }, services: [] })
}

const positionOf = ({ position }: ServicesFile['group']) => (position === undefined ? {} : { position })

/** False when there is no such group. */
function putService(groups: Groups, { group, ...entry }: ServicePiece): boolean {
  const target = groups.get(group)
  if (!target) return false
  const place = target.services.findIndex(({ code }) => code === entry.code)
  if (place >= 0) {
    target.services[place] = entry
    return true
  }
  for (const other of groups.values())
    other.services = other.services.filter(({ code }) => code !== entry.code)
  target.services.push(entry)
  return true
}
