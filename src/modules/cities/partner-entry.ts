/** A partner system between its file and the program, both ways. */
import { type Dialect, deviations, type PartnerEntry, STANDARD } from '../partners/index.ts'
import type { PartnersFile } from './partner-schema.ts'

type Entry = PartnersFile['partners'][number]
type Switches = NonNullable<Entry['switches']>

const NAMES = {
  format: 'format',
  page_size: 'pageSize',
  extensions: 'extensions',
  zone: 'zone',
  attributes: 'attributes',
  extended_statuses: 'extendedStatuses',
  key_in: 'keyIn',
  key_on_reads: 'keyOnReads',
  updated_after: 'updatedAfter',
  ids_per_call: 'idsPerCall',
  reference: 'reference',
  repeats: 'repeats',
  statuses: 'statuses',
} as const satisfies Record<keyof Switches, keyof Dialect>

export function partnerEntry(entry: Entry): PartnerEntry {
  return {
    code: entry.code,
    name: entry.name,
    agencyCode: entry.agency,
    endpoint: entry.endpoint.replace(/\/+$/, ''),
    jurisdictionId: entry.jurisdiction_id ?? null,
    pushesWith: entry.pushes_with,
    services: Object.fromEntries(entry.services.map(({ service, ...mapping }) => [service, mapping])),
    dialect: dialectOf(entry.switches ?? {}),
    hears: entry.hears ?? 'updates',
    pollSeconds: entry.poll_seconds ?? 300,
    tellsUpdates: entry.tells_updates ?? true,
    getsPrivate: entry.gets?.includes('private') ?? false,
    getsContact: entry.gets?.includes('contact') ?? false,
    active: entry.active ?? true,
  }
}

function dialectOf(switches: Switches): Partial<Dialect> {
  const said = Object.entries(switches).map(
    ([name, value]) => [NAMES[name as keyof Switches], value] as const,
  )
  return deviations({ ...STANDARD, ...(Object.fromEntries(said) as Partial<Dialect>) })
}

export function partnersFile(partners: readonly PartnerEntry[]): PartnersFile {
  return { partners: partners.map(entryOf) }
}

function entryOf(partner: PartnerEntry): Entry {
  const gets = [
    ...(partner.getsPrivate ? (['private'] as const) : []),
    ...(partner.getsContact ? (['contact'] as const) : []),
  ]
  const switches = switchesOf(partner.dialect)
  return {
    code: partner.code,
    name: partner.name,
    agency: partner.agencyCode,
    endpoint: partner.endpoint,
    ...(partner.jurisdictionId === null ? {} : { jurisdiction_id: partner.jurisdictionId }),
    pushes_with: partner.pushesWith,
    services: Object.entries(partner.services).map(([service, { code, answers, fixed }]) => ({
      service,
      code,
      ...(answers ? { answers: { ...answers } } : {}),
      ...(fixed ? { fixed: { ...fixed } } : {}),
    })),
    hears: partner.hears,
    poll_seconds: partner.pollSeconds,
    ...(partner.tellsUpdates ? {} : { tells_updates: false }),
    ...(gets.length > 0 ? { gets } : {}),
    ...(Object.keys(switches).length > 0 ? { switches } : {}),
    ...(partner.active ? {} : { active: false }),
  }
}

function switchesOf(dialect: Partial<Dialect>): Switches {
  const pairs = Object.entries(NAMES).flatMap(([name, key]) => {
    const value = dialect[key]
    return value === undefined || value === null ? [] : [[name, value] as const]
  })
  return Object.fromEntries(pairs) as Switches
}
