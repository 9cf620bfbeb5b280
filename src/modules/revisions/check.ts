/** Whether changes may come into force: by the rules of `city apply` and no others. Pure. */
import type { CatalogDraft } from '../catalog/index.ts'
import { checkContents, type Finding, type ServicesFile } from '../cities/index.ts'
import { contentsWith } from './contents.ts'
import { type Change, keyOf, SHEET } from './pieces.ts'

/** Something that is wrong, at the piece where it is put right. */
export interface Fault {
  readonly part: Change['part'] | 'city'
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
      fault.level === 'error' || (fault.part !== 'city' && ours.has(keyOf({ ...fault, part: fault.part }))),
  )
  return { catalog: homeless.length > 0 ? null : catalog, faults }
}

function faultOf({ file, path, reason, level }: Finding, files: ReadonlyMap<string, object>): Fault {
  const [list, at, ...rest] = path
  if (file === 'routing.yaml') {
    const field = typeof at === 'number' ? ['lines', at, ...rest] : ['lines']
    return { part: 'routing', code: SHEET, field: field.join('.'), reason, level }
  }
  if (!file.startsWith('services/')) return { part: 'city', code: file, field: path.join('.'), reason, level }
  const { group, services } = files.get(file) as ServicesFile
  const service = list === 'services' && typeof at === 'number' ? services[at] : undefined
  if (service) return { part: 'service', code: service.code, field: rest.join('.'), reason, level }
  return { part: 'group', code: group.code, field: path.slice(1).join('.'), reason, level }
}
