/** Whether changes may come into force: by the rules of `city apply` and no others. Pure. */
import type { CatalogDraft } from '../catalog/index.ts'
import { checkContents, type Finding, type ServicesFile } from '../cities/index.ts'
import { contentsWith } from './contents.ts'
import { type Change, CITY, keyOf, SHEET, TEXTS } from './pieces.ts'

/** Something that is wrong, at the piece where it is put right. */
export interface Fault {
  readonly part: Change['part'] | 'file'
  readonly code: string
  /** Where in the piece, e.g. `promise.calendar` or `questions.0.values`. */
  readonly field: string
  readonly reason: string
  readonly level: Finding['level']
}

export interface Checked {
  /** What would be in force; null when there is an error. */
  readonly catalog: CatalogDraft | null
  /** All errors, wherever they are, and warnings about the pieces that are changed. */
  readonly faults: readonly Fault[]
}

/** @param areas `layer:code` of every area of the city. */
export function checkChanges(
  draft: CatalogDraft,
  changes: readonly Change[],
  areas: ReadonlySet<string>,
): Checked {
  const { files, homeless } = contentsWith(draft, changes)
  const { catalog, findings } = checkContents(files, areas)
  const ours = new Set(changes.map(keyOf))
  const faults = [
    ...homeless.map(({ code, group }): Fault => {
      return { part: 'service', code, field: 'group', reason: `there is no group ${group}`, level: 'error' }
    }),
    ...findings.map((finding) => faultOf(finding, files)),
  ].filter(
    (fault) =>
      fault.level === 'error' || (fault.part !== 'file' && ours.has(keyOf({ ...fault, part: fault.part }))),
  )
  return { catalog: homeless.length > 0 ? null : catalog, faults }
}

function faultOf({ file, path, reason, level }: Finding, files: ReadonlyMap<string, object>): Fault {
  const [list, at, ...rest] = path
  if (file === 'routing.yaml') {
    const field = typeof at === 'number' ? ['lines', at, ...rest] : ['lines']
    return { part: 'routing', code: SHEET, field: field.join('.'), reason, level }
  }
  const part = LISTS[file]
  if (part !== undefined) return faultInList(part, { file, path, reason, level }, files)
  if (!file.startsWith('services/')) return otherFault({ file, path, reason, level })
  const { group, services } = files.get(file) as ServicesFile
  const service = list === 'services' && typeof at === 'number' ? services[at] : undefined
  if (service) return { part: 'service', code: service.code, field: rest.join('.'), reason, level }
  return { part: 'group', code: group.code, field: path.slice(1).join('.'), reason, level }
}

/** Files that hold one list of things with codes. */
const LISTS: Readonly<Record<string, 'agency' | 'calendar' | 'template' | 'texts'>> = {
  'agencies.yaml': 'agency',
  'calendars.yaml': 'calendar',
  'templates.yaml': 'template',
  'words.yaml': 'texts',
}

function faultInList(
  part: (typeof LISTS)[string],
  { file, path, reason, level }: Finding,
  files: ReadonlyMap<string, object>,
): Fault {
  const [list, at, ...rest] = path
  if (part === 'texts') {
    const code = TEXTS.find((name) => name === list) ?? TEXTS[0]
    const field = typeof at === 'number' ? ['entries', at, ...rest] : ['entries']
    return { part, code, field: field.join('.'), reason, level }
  }
  const content = files.get(file) as Readonly<Record<string, readonly { readonly code: string }[]>>
  const entry = typeof at === 'number' ? content[String(list)]?.[at] : undefined
  if (!entry) return otherFault({ file, path, reason, level })
  return { part, code: entry.code, field: rest.join('.'), reason, level }
}

/** What of the city can be put right at the desk; all else is put right in its files. */
const OF_THE_CITY = ['name', 'emergency_number', 'contact']

function otherFault({ file, path, reason, level }: Finding): Fault {
  const field = path.join('.')
  return file === 'city.yaml' && OF_THE_CITY.includes(String(path[0]))
    ? { part: 'city', code: CITY, field, reason, level }
    : { part: 'file', code: file, field, reason, level }
}
