/** What applying a city's files would change, before anything is changed. */
import type { Reader } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import {
  type Catalog,
  type CatalogPlan,
  type Change,
  changesOf,
  loadCatalog,
  NoCityYet,
  planCatalog,
} from '../catalog/index.ts'
import { type KeyEntry, listKeyEntries, listStaffEntries, type StaffEntry } from '../identity/index.ts'
import { listPartnerEntries, type PartnerEntry } from '../partners/index.ts'
import type { CityFiles } from './read-city.ts'
import './tables.ts'

export interface CityPlan {
  readonly isNew: boolean
  readonly catalog: CatalogPlan
  readonly staff: readonly Change<StaffEntry & { code: string }>[]
  readonly keys: readonly Change<KeyEntry & { code: string }>[]
  readonly partners: readonly Change<PartnerEntry>[]
  /** `kept`: the folder has none, or the same. */
  readonly geography: 'kept' | 'new' | 'changed'
  /** How many things change; 0 when the files say what is in force already. */
  readonly count: number
}

/** A city that is not there yet: everything is new. */
export const planNewCity = (files: CityFiles): CityPlan => plan(files, null, NOBODY, new Set())

/**
 * Compares files with what is in force.
 *
 * @throws {Refusal} `other_city` when the database holds another city.
 */
export async function planCity(db: Reader, files: CityFiles): Promise<CityPlan> {
  const current = await currentCatalog(db)
  const { id } = files.catalog.jurisdiction
  if (current && current.jurisdiction.id !== id) {
    const facts = { there: current.jurisdiction.id, files: id }
    throw new Refusal('conflict', 'other_city', `This is ${facts.there}; the files are of ${id}.`, facts)
  }
  const kept = await db.selectFrom('geography_file').select(['name', 'sha256']).execute()
  const prints = new Set(kept.map(fingerprint))
  const there = {
    staff: await listStaffEntries(db),
    keys: await listKeyEntries(db),
    partners: await listPartnerEntries(db),
  }
  return plan(files, current, there, prints)
}

export async function currentCatalog(db: Reader): Promise<Catalog | null> {
  try {
    return await loadCatalog(db)
  } catch (cause) {
    if (cause instanceof NoCityYet) return null
    throw cause
  }
}

/** Who and what is in force besides the catalogue. */
interface There {
  readonly staff: readonly StaffEntry[]
  readonly keys: readonly KeyEntry[]
  readonly partners: readonly PartnerEntry[]
}

const NOBODY: There = { staff: [], keys: [], partners: [] }

function plan(
  files: CityFiles,
  current: Catalog | null,
  { staff, keys, partners }: There,
  prints: ReadonlySet<string>,
): CityPlan {
  const catalog = planCatalog(current, files.catalog)
  const people = named(changesOf('staff', staff.map(byEmail), files.staff.map(byEmail)))
  const doors = named(changesOf('key', keys.map(byLabel), files.keys.map(byLabel)))
  const geography = geographyChange(files, prints)
  const systems = named(changesOf('partner', partners, files.partners))
  const counts = [catalog.changes, catalog.reordered, people, doors, systems].map(({ length }) => length)
  const count = counts.reduce((sum, some) => sum + some, geography === 'kept' ? 0 : 1)
  return { isNew: current === null, catalog, staff: people, keys: doors, partners: systems, geography, count }
}

/** Who is not named stays: the desk may have entered them since. Somebody leaves by `active: false`. */
const named = <T>(changes: readonly Change<T>[]) => changes.filter(({ kind }) => kind !== 'removed')

const byEmail = (person: StaffEntry) => ({
  code: person.email,
  ...person,
  teamCodes: [...person.teamCodes],
  roles: [...person.roles],
})
const byLabel = (key: KeyEntry) => ({ code: key.label, ...key })

const fingerprint = ({ name, sha256 }: { readonly name: string; readonly sha256: string }) =>
  `${sha256} ${name}`

function geographyChange({ geography }: CityFiles, kept: ReadonlySet<string>): CityPlan['geography'] {
  if (!geography) return 'kept'
  if (kept.size === 0) return 'new'
  const same =
    geography.files.length === kept.size && geography.files.every((file) => kept.has(fingerprint(file)))
  return same ? 'kept' : 'changed'
}
