/** Names of the other system as things of this city's catalogue, made where they are missing. */
import type { Tx } from '../../../kernel/db.ts'
import { type Catalog, teamsOfAgency, triageTeam } from '../../catalog/index.ts'
import type { Mapping } from '../mapping/index.ts'
import type { Made } from '../report.ts'
import type { Asked } from '../rows/index.ts'
import type { CatalogMaker } from './make-catalog.ts'
import { freeCode, sameName } from './name-code.ts'

export type NameKind = 'agency' | 'team' | 'group' | 'service'

/** A name and the code it stands under here. */
export interface KnownName {
  readonly kind: NameKind
  readonly name: string
  readonly code: string
}

/** The rows a request refers to. */
export interface Resolved {
  readonly serviceId: number
  readonly agencyId: number
  readonly teamId: number
  readonly teamCode: string
}

export interface NameBook {
  /** Whether the service is known, or may be made. */
  takes(asked: Asked): boolean
  /** Makes what is missing. */
  resolve(tx: Tx, asked: Asked): Promise<Resolved>
  /** What was made, or in a dry run what would be. */
  readonly made: Made
}

const PLURALS = { agency: 'agencies', team: 'teams', group: 'groups' } as const

interface Entry {
  readonly code: string
  readonly id: number
}

/** @param maker writes to the catalogue; in a dry run it only pretends. */
export function nameBook(
  catalog: Catalog,
  mapping: Mapping,
  names: readonly KnownName[],
  maker: CatalogMaker,
): NameBook {
  const language = catalog.jurisdiction.languages[0] ?? 'en'
  const codes = new Map(names.map(({ kind, name, code }) => [`${kind} ${name}`, code]))
  const agencies = new Map(catalog.agencies.map(({ code, id }) => [code, id]))
  const teams = new Map(catalog.teams.map(({ code, id, agencyCode }) => [code, { id, agencyCode }]))
  const groups = new Set(catalog.groups.map(({ code }) => code))
  const services = new Map(catalog.services.map(({ code, id, agencyCode }) => [code, { id, agencyCode }]))
  const made = {
    agencies: [] as string[],
    teams: [] as string[],
    groups: [] as string[],
    services: [] as string[],
  }
  const resolved = new Map<string, Resolved>()
  const KEPT = { agency: agencies, team: teams, group: groups }
  const { source } = mapping

  /** The code a name stands under: remembered, or of something that is called so here, or made. */
  async function codeOf(
    tx: Tx,
    kind: Exclude<NameKind, 'service'>,
    { key, name, here }: { key: string; name: string; here: string | undefined },
    make: (code: string) => Promise<void>,
  ): Promise<string> {
    const exists = (code: string) => here === code || KEPT[kind].has(code)
    const code = codes.get(`${kind} ${key}`) ?? here ?? freeCode(name, exists)
    const missing = !exists(code)
    if (missing) {
      await make(code)
      made[PLURALS[kind]].push(name)
    }
    await remember(tx, kind, key, code, missing)
    return code
  }

  function agencyOf(tx: Tx, name: string): Promise<string> {
    const here = catalog.agencies.find((one) => one.code === name || sameName(one.name, name))?.code
    return codeOf(tx, 'agency', { key: name, name, here }, async (code) => {
      agencies.set(code, await maker.agency(tx, { code, name: { [language]: name } }))
    })
  }

  function teamOf(tx: Tx, name: string, agencyCode: string): Promise<string> {
    const own = catalog.teams.filter((one) => one.agencyCode === agencyCode)
    const here = own.find((one) => one.code === name || sameName(one.name, name))?.code
    return codeOf(tx, 'team', { key: `${agencyCode} ${name}`, name, here }, async (code) => {
      const id = await maker.team(tx, { code, agencyCode, name: { [language]: name } })
      teams.set(code, { id, agencyCode })
    })
  }

  function groupOf(tx: Tx, name: string): Promise<string> {
    const here = catalog.groups.find((one) => one.code === name || sameName(one.name, name))?.code
    return codeOf(tx, 'group', { key: name, name, here }, async (code) => {
      await maker.group(tx, { code, name: { [language]: name } })
      groups.add(code)
    })
  }

  /** Undefined when it is not there yet. */
  const knownService = ({ key }: Asked): string | undefined =>
    mapping.service.codes.get(key) ?? codes.get(`service ${key}`)

  async function serviceOf(tx: Tx, asked: Asked, agencyCode: string): Promise<Entry> {
    const code = knownService(asked)
    const here = code === undefined ? undefined : services.get(code)
    if (code !== undefined && here) return { code, id: here.id }
    const groupCode = await groupOf(tx, asked.group || source)
    const fresh = await maker.service(tx, {
      groupCode,
      agencyCode,
      name: { [language]: asked.service },
      visibility: mapping.service.visibility,
      retired: mapping.service.create === 'retired',
    })
    services.set(fresh.code, { id: fresh.id, agencyCode })
    made.services.push(asked.service)
    await remember(tx, 'service', asked.key, fresh.code, true)
    return fresh
  }

  async function remember(tx: Tx, kind: NameKind, name: string, code: string, byUs: boolean): Promise<void> {
    const key = `${kind} ${name}`
    if (codes.get(key) === code) return
    codes.set(key, code)
    await maker.name(tx, { kind, name, code }, byUs)
  }

  async function find(tx: Tx, asked: Asked): Promise<Resolved> {
    const before = services.get(knownService(asked) ?? '')
    const triage = triageTeam(catalog)
    const agencyCode = asked.agency
      ? await agencyOf(tx, asked.agency)
      : (before?.agencyCode ?? triage.agencyCode)
    const service = await serviceOf(tx, asked, agencyCode)
    const own = teamsOfAgency(catalog, agencyCode)[0]?.code
    const agencyName = asked.agency || agencyCode
    const teamCode = asked.team
      ? await teamOf(tx, asked.team, agencyCode)
      : (own ?? (await teamOf(tx, agencyName, agencyCode)))
    return {
      serviceId: service.id,
      agencyId: agencies.get(agencyCode)!,
      teamId: teams.get(teamCode)!.id,
      teamCode,
    }
  }

  return {
    made,
    takes: (asked) => mapping.service.create !== 'refuse' || services.has(knownService(asked) ?? ''),
    async resolve(tx, asked) {
      const key = `${asked.key}\n${asked.agency}\n${asked.team}`
      let found = resolved.get(key)
      if (!found) resolved.set(key, (found = await find(tx, asked)))
      return found
    },
  }
}
