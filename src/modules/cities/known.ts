/** Every code that the files of a city define, and where; a code defined twice is complained of. */
import type { Sheet } from './check-shape.ts'
import type { Sheets } from './read-sheets.ts'
import { Codes, type Findings } from './say.ts'
import type { AgenciesFile, CalendarsFile } from './schema.ts'
import type { ServiceEntry, ServicesFile } from './service-schema.ts'

type Agency = AgenciesFile['agencies'][number]

export interface Known {
  readonly agencies: Codes<Agency>
  readonly teams: Codes<{ readonly retired: boolean; readonly agency: string }>
  readonly calendars: Codes<CalendarsFile['calendars'][number]>
  readonly groups: Codes<ServicesFile['group']>
  readonly services: Codes<ServiceEntry & { readonly group: string }>
}

export function knownCodes({ agencies, calendars, services }: Sheets, findings: Findings): Known {
  const known: Known = {
    agencies: new Codes(),
    teams: new Codes(),
    calendars: new Codes(),
    groups: new Codes(),
    services: new Codes(),
  }
  agencies.value.agencies.forEach((agency, at) => {
    known.agencies.add(findings, agencies, ['agencies', at, 'code'], agency.code, agency)
    agency.teams?.forEach(({ code, retired = false }, place) => {
      const team = { retired, agency: agency.code }
      known.teams.add(findings, agencies, ['agencies', at, 'teams', place, 'code'], code, team)
    })
  })
  calendars.value.calendars.forEach((calendar, at) =>
    known.calendars.add(findings, calendars, ['calendars', at, 'code'], calendar.code, calendar),
  )
  for (const sheet of services) addServices(sheet, known, findings)
  return known
}

function addServices(sheet: Sheet<ServicesFile>, known: Known, findings: Findings): void {
  const { group, services } = sheet.value
  known.groups.add(findings, sheet, ['group', 'code'], group.code, group)
  services.forEach((service, at) =>
    known.services.add(findings, sheet, ['services', at, 'code'], service.code, {
      ...service,
      group: group.code,
    }),
  )
}
