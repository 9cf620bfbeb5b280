/** Values of the catalogue as rows of its tables; the position in the list is the position in the table. */
import type { CatalogDraft } from './draft.ts'
import type { ServiceDefinition } from './tables.ts'
import type { Jurisdiction, ServiceLevel } from './types.ts'

type Part<K extends Exclude<keyof CatalogDraft, 'jurisdiction'>> = CatalogDraft[K][number]

export function jurisdictionRow(city: Jurisdiction) {
  return {
    only_row: true,
    id: city.id,
    name: JSON.stringify(city.name),
    time_zone: city.timeZone,
    languages: [...city.languages],
    hosts: [...city.hosts],
    theme: JSON.stringify(city.theme),
    contact: JSON.stringify(city.contact),
    emergency_number: city.emergencyNumber,
    center: `(${city.center[0]},${city.center[1]})`,
    demo: city.demo,
    privacy: JSON.stringify(city.privacy ?? {}),
    text_countries: JSON.stringify(city.textCountries ?? ['US']),
    dangers: JSON.stringify(city.dangers ?? []),
    answers: JSON.stringify(city.answers ?? []),
    letters: JSON.stringify(city.letters ?? []),
  }
}

export function agencyRow({ code, name, email, phone, retired }: Part<'agencies'>, position: number) {
  return {
    code,
    name: JSON.stringify(name),
    email: email ?? null,
    phone: phone ?? null,
    position,
    retired: retired ?? false,
  }
}

export function teamRow({ code, agencyCode, name, triage, retired }: Part<'teams'>, position: number) {
  return {
    code,
    agency_code: agencyCode,
    name: JSON.stringify(name),
    triage,
    position,
    retired: retired ?? false,
  }
}

export function groupRow({ code, name, icon, retired }: Part<'groups'>, position: number) {
  return { code, name: JSON.stringify(name), icon, position, retired: retired ?? false }
}

export function calendarRow(
  { code, name, timeZone, week, exceptions, retired }: Part<'calendars'>,
  position: number,
) {
  return {
    code,
    name: JSON.stringify(name),
    time_zone: timeZone,
    week: JSON.stringify(week),
    exceptions: JSON.stringify(exceptions),
    position,
    retired: retired ?? false,
  }
}

export function serviceRow(service: Part<'services'>, position: number) {
  return {
    code: service.code,
    group_code: service.groupCode,
    agency_code: service.agencyCode,
    calendar_code: service.serviceLevel?.calendarCode ?? null,
    icon: service.icon,
    delivery: service.delivery,
    visibility: service.visibility,
    location: service.location,
    photo: service.photo,
    moderation: service.moderation ?? ('none' as const),
    retired: service.retired,
    definition: JSON.stringify(definitionOf(service)),
    position,
  }
}

function definitionOf(service: Part<'services'>): ServiceDefinition {
  const { name, description, keywords, attributes, serviceLevel: level, duplicates, script, notice } = service
  const { proofPhoto, closing, answerWithin } = service
  return {
    name,
    description,
    keywords,
    attributes,
    ...(level && { serviceLevel: withoutCalendar(level) }),
    ...(answerWithin ? { answerWithin } : {}),
    ...(duplicates ? { duplicates } : {}),
    ...(proofPhoto ? { proofPhoto } : {}),
    ...(closing ? { closing } : {}),
    ...(script ? { script } : {}),
    ...(notice ? { notice } : {}),
  }
}

/** The calendar has a column of its own, so that the database knows it is there. */
function withoutCalendar(level: ServiceLevel): Omit<ServiceLevel, 'calendarCode'> {
  const { calendarCode: _, ...terms } = level
  return terms
}

export function ruleRow(rule: Part<'routing'>, position: number) {
  return {
    code: rule.code,
    position,
    service_code: rule.serviceCode ?? null,
    group_code: rule.groupCode ?? null,
    area: rule.area ?? null,
    answer_attribute: rule.answer?.attribute ?? null,
    answer_value: rule.answer?.value ?? null,
    channel: rule.channel ?? null,
    team_code: rule.teamCode,
  }
}
