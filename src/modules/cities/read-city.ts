/** A city's folder, read and checked as a whole. */
import { existsSync, statSync } from 'node:fs'
import type { CatalogDraft } from '../catalog/index.ts'
import { isRole, type KeyEntry, type Role, type StaffEntry } from '../identity/index.ts'
import { checkCalendars, checkCity } from './check-city.ts'
import { checkKeys, checkStaff, keyHash } from './check-people.ts'
import { checkRouting } from './check-routing.ts'
import { checkServices } from './check-services.ts'
import { checkTexts } from './check-texts.ts'
import { checkWords } from './check-words.ts'
import { type Geography, readGeography } from './geography.ts'
import { knownCodes } from './known.ts'
import { readSheets, type Sheets } from './read-sheets.ts'
import { Findings } from './say.ts'
import { toDraft } from './to-draft.ts'
import type { Problem } from './yaml-file.ts'

/** A city as its files say it, without contradiction; in no database yet. */
export interface CityFiles {
  readonly catalog: CatalogDraft
  readonly staff: readonly StaffEntry[]
  readonly keys: readonly KeyEntry[]
  /** Null when the folder has none: the city keeps the geography it has. */
  readonly geography: Geography | null
}

export interface ReadCity {
  /** Null when a problem is an error. */
  readonly files: CityFiles | null
  /** Everything that is wrong, not only the first; in the order of files and lines. */
  readonly problems: readonly Problem[]
}

/** Reads and checks a folder. Whether the files fit together is looked at once each of them has its right shape. */
export async function readCity(folder: string): Promise<ReadCity> {
  const problems: Problem[] = []
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    return { files: null, problems: [{ file: folder, reason: 'there is no such folder', level: 'error' }] }
  }
  const sheets = readSheets(folder, problems)
  const geography = await readGeography(folder, problems)
  if (sheets) problems.push(...checkTogether(sheets, geography))
  const files = sheets && !problems.some(({ level }) => level === 'error') ? filesOf(sheets, geography) : null
  return { files, problems: inOrder(problems) }
}

function checkTogether(sheets: Sheets, geography: Geography | null): Problem[] {
  const findings = new Findings()
  const known = knownCodes(sheets, findings)
  const areas = geography && new Set(geography.data.areas.map(({ layer, code }) => `${layer}:${code}`))
  checkCity(sheets, known, findings)
  checkCalendars(sheets, findings)
  checkServices(sheets.services, known, areas, findings)
  checkRouting(sheets, known, areas, findings)
  checkStaff(sheets, known, findings)
  checkKeys(sheets, known, findings)
  checkWords(sheets, findings)
  checkTexts(sheets, findings)
  return findings.problems
}

function filesOf(sheets: Sheets, geography: Geography | null): CityFiles {
  const catalog = toDraft(sheets)
  const [first = 'en'] = catalog.jurisdiction.languages
  return {
    catalog,
    geography,
    staff: sheets.staff.value.staff.map((person) => ({
      email: person.email.toLowerCase(),
      name: person.name,
      roles: person.roles.filter((role): role is Role => isRole(role)),
      agencyCode: person.agency ?? null,
      teamCodes: person.teams ?? [],
      active: person.active ?? true,
      locale: person.locale ?? first,
      demo: person.demo ?? false,
    })),
    keys: sheets.keys.value.keys.map((key) => ({
      label: key.label,
      keyHash: keyHash(key),
      agencyCode: key.agency ?? null,
      partner: key.partner ?? null,
      scopes: key.scopes ?? ['submit_requests'],
      demo: key.demo ?? false,
      revokedAt: key.revoked_at === undefined ? null : new Date(key.revoked_at).toISOString(),
    })),
  }
}

const inOrder = (problems: readonly Problem[]): Problem[] =>
  [...problems].sort(
    (one, other) =>
      (one.file < other.file ? -1 : one.file > other.file ? 1 : 0) || (one.line ?? 0) - (other.line ?? 0),
  )

/** `services/water.yaml:12: there is no agency watr (did you mean water?)` */
export function problemLine({ file, line, feature, reason, level }: Problem): string {
  const place = line === undefined ? (feature === undefined ? '' : ` feature ${feature}`) : `:${line}`
  return `${file}${place}: ${level === 'warning' ? 'warning: ' : ''}${reason}`
}
