/** Staff and API keys: whether they exist in this city, and that no key the world knows opens it. */
import {
  DEMO_KEY,
  hashKey,
  isDemoCity,
  isPermission,
  isRole,
  needsAgency,
  PERMISSIONS,
  ROLE_NAMES,
} from '../identity/index.ts'
import type { Known } from './known.ts'
import type { Sheets } from './read-sheets.ts'
import { Codes, type Findings } from './say.ts'
import type { KeysFile, StaffFile } from './schema.ts'
import type { Path } from './yaml-file.ts'

export function checkStaff({ city, staff }: Sheets, known: Known, findings: Findings): void {
  const demo = isDemoCity({ id: city.value.id, demo: city.value.demo ?? false })
  const emails = new Codes<true>()
  staff.value.staff.forEach((person, at) => {
    const path = ['staff', at]
    emails.add(findings, staff, [...path, 'email'], person.email.toLowerCase(), true, 'e-mail')
    checkRoles(person, (reason) => findings.error(staff, [...path, 'roles'], reason))
    checkWhere(person, known, (key, reason) => findings.error(staff, [...path, ...key], reason))
    if (person.demo && !demo)
      findings.error(staff, [...path, 'demo'], 'a demo sign-in works in the demo city only')
  })
}

function checkRoles({ roles, agency }: StaffFile['staff'][number], say: (reason: string) => void): void {
  for (const role of roles) {
    if (!isRole(role)) say(`there is no role ${role}; known are ${ROLE_NAMES.join(', ')}`)
    else if (agency === undefined && needsAgency(role)) say(`the role ${role} needs an \`agency\``)
  }
}

function checkWhere(
  { agency, teams = [] }: StaffFile['staff'][number],
  known: Known,
  say: (key: Path, reason: string) => void,
): void {
  if (agency !== undefined && !known.agencies.has(agency))
    say(['agency'], `there is no agency ${agency}${known.agencies.like(agency)}`)
  teams.forEach((code, at) => {
    const team = known.teams.get(code)
    if (!team) say(['teams', at], `there is no team ${code}${known.teams.like(code)}`)
    else if (agency !== undefined && team.agency !== agency)
      say(['teams', at], `the team ${code} belongs to ${team.agency}`)
  })
}

export function checkKeys({ city, keys }: Sheets, known: Known, findings: Findings): void {
  const demoCity = isDemoCity({ id: city.value.id, demo: city.value.demo ?? false })
  const [labels, hashes] = [new Codes<true>(), new Codes<true>()]
  keys.value.keys.forEach((key, at) => {
    const path = ['keys', at]
    labels.add(findings, keys, [...path, 'label'], key.label, true, 'label')
    const reason = faultOf(key, demoCity)
    if (reason) findings.error(keys, path, reason)
    else hashes.add(findings, keys, path, keyHash(key), true, 'key')
    if (key.agency !== undefined && !known.agencies.has(key.agency)) {
      findings.error(
        keys,
        [...path, 'agency'],
        `there is no agency ${key.agency}${known.agencies.like(key.agency)}`,
      )
    }
    for (const scope of (key.scopes ?? []).filter((one) => !isPermission(one))) {
      findings.error(
        keys,
        [...path, 'scopes'],
        `there is no permission ${scope}; known are ${PERMISSIONS.join(', ')}`,
      )
    }
  })
}

type Key = KeysFile['keys'][number]

/** The hash of a key, whichever way the file gives it. */
export const keyHash = ({ key, key_sha256: hash }: Key): string => hash ?? hashKey(key ?? '')

function faultOf(entry: Key, demoCity: boolean): string | undefined {
  const { key, key_sha256: hash, demo } = entry
  if ((key === undefined) === (hash === undefined))
    return 'a key is given as `key_sha256`; `key` is for the demo key only'
  if (demo && !demoCity) return 'a demo key works in the demo city only'
  if (keyHash(entry) === hashKey(DEMO_KEY) && !(demo && demoCity)) {
    return `${DEMO_KEY} is known to the world: it is a demo key, in the demo city only`
  }
  if (key !== undefined && key !== DEMO_KEY) return 'no key stands in a file as it is: give its `key_sha256`'
  return undefined
}
