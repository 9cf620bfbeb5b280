/** Changes into the tables of the catalogue, inside a deed. */
import type { Act } from '../../kernel/act.ts'
import { Refusal } from '../../kernel/refusal.ts'
import {
  catalogVersion,
  draftOf,
  loadCatalog,
  lockCatalog,
  planCatalog,
  saveCatalog,
} from '../catalog/index.ts'
import type { Places } from '../places/index.ts'
import { checkChanges } from './check.ts'
import { type Change, overtaken } from './pieces.ts'

/** What publishing stands on: the areas a rule may name. */
export interface Ground {
  readonly places: () => Pick<Places, 'areas'>
}

/** `layer:code` of every area. */
export const areaKeys = ({ places }: Ground): ReadonlySet<string> =>
  new Set(
    places()
      .areas()
      .map(({ key }) => key),
  )

/**
 * All of the changes or none; answers the version of the catalogue afterwards.
 *
 * @throws {Refusal} `catalogue_changed` when a piece is no longer as it was when the change was begun, or
 *   `revision_faulty` when `city apply` would refuse the result.
 */
export async function comeIntoForce(act: Act, ground: Ground, changes: readonly Change[]): Promise<number> {
  await lockCatalog(act.tx)
  const current = await loadCatalog(act.tx)
  const draft = draftOf(current)
  const lost = overtaken(changes, draft)
  if (lost.length > 0) {
    const what = lost.map(({ part, code }) => `${part} ${code}`).join(', ')
    throw new Refusal('conflict', 'catalogue_changed', `Changed by somebody else since: ${what}.`, { what })
  }
  const { catalog, faults } = checkChanges(draft, changes, areaKeys(ground))
  if (!catalog) {
    const errors = faults.filter(({ level }) => level === 'error')
    const message = errors.map(({ part, code, reason }) => `${part} ${code}: ${reason}`).join('; ')
    throw new Refusal('invalid', 'revision_faulty', message, {
      count: errors.length,
      first: errors[0]?.reason ?? '',
    })
  }
  await saveCatalog(act.tx, planCatalog(current, catalog))
  return catalogVersion(act.tx)
}
