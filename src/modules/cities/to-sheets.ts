/** What is in force, as the files that would say it: the way back from `to-draft.ts`. */
import type { CatalogDraft, Jurisdiction, RoutingRule } from '../catalog/index.ts'
import { DEMO_KEY, hashKey, type KeyEntry, type StaffEntry } from '../identity/index.ts'
import type { PartnerEntry } from '../partners/index.ts'
import { partnersFile } from './partner-entry.ts'
import type {
  AgenciesFile,
  CalendarsFile,
  CityFile,
  KeysFile,
  RoutingFile,
  StaffFile,
  WordsFile,
} from './schema.ts'
import { DAYS } from './schema.ts'
import { serviceEntry } from './service-entry.ts'
import type { ServicesFile } from './service-schema.ts'
import type { TemplateEntry, TemplatesFile } from './template-schema.ts'

/** The content of each YAML file, by its name. */
export function toSheets(
  catalog: CatalogDraft,
  staff: readonly StaffEntry[],
  keys: readonly KeyEntry[],
  partners: readonly PartnerEntry[] = [],
): ReadonlyMap<string, object> {
  const services = catalog.groups.map((group, at): [string, ServicesFile] => [
    `services/${group.code}.yaml`,
    {
      group: {
        code: group.code,
        name: group.name,
        icon: group.icon,
        position: at + 1,
        ...gone(group.retired),
      },
      services: catalog.services
        .filter(({ groupCode }) => groupCode === group.code)
        .map((service) => serviceEntry(service, group.icon, catalog.jurisdiction.languages)),
    },
  ])
  return new Map<string, object>([
    ['city.yaml', cityFile(catalog.jurisdiction)],
    ['agencies.yaml', agenciesFile(catalog)],
    ['calendars.yaml', calendarsFile(catalog)],
    ...services,
    ['routing.yaml', { routing: catalog.routing.map(routingLine) } satisfies RoutingFile],
    ['staff.yaml', staffFile(staff, catalog.jurisdiction.languages[0] ?? 'en')],
    ['keys.yaml', keysFile(keys)],
    ...(partners.length > 0 ? [['partners.yaml', partnersFile(partners)] as const] : []),
    ['words.yaml', wordsFile(catalog.jurisdiction)],
    ['templates.yaml', templatesFile(catalog.jurisdiction)],
  ])
}

function cityFile({
  timeZone,
  emergencyNumber,
  center,
  contact,
  demo,
  hosts,
  theme,
  privacy,
  textCountries,
  ...city
}: Jurisdiction): CityFile {
  const { ways, ...rest } = contact
  return {
    id: city.id,
    name: city.name,
    time_zone: timeZone,
    languages: [...city.languages],
    hosts: [...hosts],
    emergency_number: emergencyNumber,
    center: [...center],
    theme,
    contact: {
      ...rest,
      ...(ways
        ? {
            ways: ways.map(({ calendarCode, ...way }) =>
              calendarCode ? { ...way, calendar: calendarCode } : way,
            ),
          }
        : {}),
    },
    ...(demo ? { demo } : {}),
    ...(privacy
      ? {
          privacy: {
            ...(privacy.anonymiseAfterDays === undefined
              ? {}
              : { anonymise_after_days: privacy.anonymiseAfterDays }),
            ...(privacy.staffNames ? { staff_names: true } : {}),
          },
        }
      : {}),
    ...(textCountries ? { text_countries: [...textCountries] } : {}),
  }
}

function wordsFile({ dangers, answers }: Jurisdiction): WordsFile {
  return {
    ...(dangers ? { dangers: structuredClone(dangers) as WordsFile['dangers'] & object } : {}),
    ...(answers ? { answers: structuredClone(answers) as WordsFile['answers'] & object } : {}),
  }
}

const templatesFile = ({ letters = [] }: Jurisdiction): TemplatesFile => ({
  templates: structuredClone(letters) as TemplateEntry[],
})

function agenciesFile({ agencies, teams }: CatalogDraft): AgenciesFile {
  return {
    agencies: agencies.map((agency) => ({
      ...agency,
      teams: teams
        .filter(({ agencyCode }) => agencyCode === agency.code)
        .map(({ code, name, triage, retired }) => ({
          code,
          name,
          ...(triage ? { triage } : {}),
          ...gone(retired),
        })),
    })),
  }
}

function calendarsFile({ calendars, jurisdiction }: CatalogDraft): CalendarsFile {
  return {
    calendars: calendars.map(({ code, name, timeZone, week, exceptions, retired }) => ({
      code,
      name,
      ...(timeZone === jurisdiction.timeZone ? {} : { time_zone: timeZone }),
      week: Object.fromEntries(
        DAYS.map(
          (day, at) => [day, week.filter((window) => window.day === at + 1).map(hoursOf)] as const,
        ).filter(([, hours]) => hours.length > 0),
      ),
      holidays: exceptions.map(({ date, name: what, windows }) => ({
        date,
        name: what,
        hours: windows.map(hoursOf),
      })),
      ...gone(retired),
    })),
  }
}

const hoursOf = ({ opens, closes }: { readonly opens: string; readonly closes: string }) =>
  `${opens}-${closes}`

/** A line of the routing sheet as its file says it. */
export function routingLine({ code, serviceCode, groupCode, area, answer, channel, teamCode }: RoutingRule) {
  return {
    code,
    ...(serviceCode === undefined ? {} : { service: serviceCode }),
    ...(groupCode === undefined ? {} : { group: groupCode }),
    ...(area === undefined ? {} : { area }),
    ...(answer === undefined ? {} : { answer: { question: answer.attribute, is: answer.value } }),
    ...(channel === undefined
      ? {}
      : { channel: channel as NonNullable<RoutingFile['routing'][number]['channel']> }),
    team: teamCode,
  }
}

function staffFile(staff: readonly StaffEntry[], first: string): StaffFile {
  return {
    staff: staff.map(({ email, name, roles, agencyCode, teamCodes, locale, active, demo }) => ({
      email,
      name,
      roles: [...roles],
      ...(agencyCode === null ? {} : { agency: agencyCode }),
      ...(teamCodes.length === 0 ? {} : { teams: [...teamCodes] }),
      ...(locale === first ? {} : { locale }),
      ...(active ? {} : { active }),
      ...(demo ? { demo } : {}),
    })),
  }
}

function keysFile(keys: readonly KeyEntry[]): KeysFile {
  return {
    keys: keys.map(({ label, keyHash, agencyCode, partner, scopes, demo, revokedAt }) => ({
      label,
      ...(demo && keyHash === hashKey(DEMO_KEY) ? { key: DEMO_KEY } : { key_sha256: keyHash }),
      ...(agencyCode === null ? {} : { agency: agencyCode }),
      ...(partner === null ? {} : { partner }),
      scopes: [...scopes],
      ...(demo ? { demo } : {}),
      ...(revokedAt === null ? {} : { revoked_at: revokedAt }),
    })),
  }
}

const gone = (retired?: true): { retired?: true } => (retired ? { retired } : {})
