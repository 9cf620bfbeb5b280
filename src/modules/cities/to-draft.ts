/** What the files of a city say, in the words of the program. Only for sheets that passed their checks. */
import type { CatalogDraft, Jurisdiction, OpenWindow } from '../catalog/index.ts'
import type { Sheets } from './read-sheets.ts'
import { type CityFile, DAYS, type RoutingFile, type WordsFile } from './schema.ts'
import type { TemplatesFile } from './template-schema.ts'
import { serviceDraft } from './service-draft.ts'

export function toDraft({
  city,
  agencies,
  calendars,
  services,
  routing,
  words,
  templates,
}: Sheets): CatalogDraft {
  const { time_zone: timeZone, languages } = city.value
  return {
    jurisdiction: { ...jurisdictionOf(city.value), ...wordsOf(words.value), ...lettersOf(templates.value) },
    agencies: agencies.value.agencies.map(({ code, name, email, phone, retired }) => ({
      code,
      name,
      ...(email === undefined ? {} : { email }),
      ...(phone === undefined ? {} : { phone }),
      ...gone(retired),
    })),
    teams: agencies.value.agencies.flatMap(({ code: agencyCode, teams = [] }) =>
      teams.map(({ code, name, triage = false, retired }) => ({
        code,
        agencyCode,
        name,
        triage,
        ...gone(retired),
      })),
    ),
    groups: services.map(({ value: { group } }) => ({
      code: group.code,
      name: group.name,
      icon: group.icon,
      ...gone(group.retired),
    })),
    calendars: calendars.value.calendars.map(
      ({ code, name, time_zone: zone, week, holidays = [], retired }) => ({
        code,
        name,
        timeZone: zone ?? timeZone,
        week: DAYS.flatMap((day, at): OpenWindow[] =>
          windowsOf(week[day]).map((window) => ({ day: at + 1, ...window })),
        ),
        exceptions: holidays.map(({ date, name: what, hours }) => ({
          date,
          name: what,
          windows: windowsOf(hours),
        })),
        ...gone(retired),
      }),
    ),
    services: services.flatMap(({ value: { group, services: entries } }) =>
      entries.map((entry) => serviceDraft(entry, group, languages)),
    ),
    routing: routing.value.routing.map(ruleOf),
  }
}

function jurisdictionOf(city: CityFile): Jurisdiction {
  const { ways, ...contact } = city.contact ?? {}
  return {
    id: city.id,
    name: city.name,
    timeZone: city.time_zone,
    languages: city.languages,
    hosts: city.hosts ?? [],
    theme: city.theme ?? {},
    contact: {
      ...contact,
      ...(ways
        ? { ways: ways.map(({ calendar, ...way }) => (calendar ? { ...way, calendarCode: calendar } : way)) }
        : {}),
    },
    emergencyNumber: city.emergency_number,
    center: city.center,
    demo: city.demo ?? false,
    ...privacyOf(city.privacy),
    ...(city.text_countries && city.text_countries.join() !== 'US'
      ? { textCountries: city.text_countries }
      : {}),
  }
}

/** What goes without saying is the same as nothing. */
function privacyOf({
  anonymise_after_days: days,
  staff_names: names,
}: NonNullable<CityFile['privacy']> = {}): Pick<Jurisdiction, 'privacy'> {
  const privacy = {
    ...(days === undefined ? {} : { anonymiseAfterDays: days }),
    ...(names ? { staffNames: true as const } : {}),
  }
  return Object.keys(privacy).length === 0 ? {} : { privacy }
}

/** An empty list is the same as none. */
function wordsOf({ dangers = [], answers = [] }: WordsFile): Pick<Jurisdiction, 'dangers' | 'answers'> {
  return { ...(dangers.length > 0 ? { dangers } : {}), ...(answers.length > 0 ? { answers } : {}) }
}

/** A template without words of its own says nothing: the program's words hold. */
function lettersOf({ templates = [] }: TemplatesFile): Pick<Jurisdiction, 'letters'> {
  const letters = templates.flatMap(({ code, ...fields }) => {
    const words = Object.entries(fields).filter(([, text]) => Object.keys(text).length > 0)
    return words.length > 0 ? [{ code, ...Object.fromEntries(words) }] : []
  })
  return letters.length > 0 ? { letters } : {}
}

/** `08:00-17:00` as a window; in order of time. */
function windowsOf(hours: readonly string[] = []): { opens: string; closes: string }[] {
  return [...hours].sort().map((text) => ({ opens: text.slice(0, 5), closes: text.slice(6) }))
}

function ruleOf({ code, service, group, area, answer, channel, team }: RoutingFile['routing'][number]) {
  return {
    code,
    ...(service === undefined ? {} : { serviceCode: service }),
    ...(group === undefined ? {} : { groupCode: group }),
    ...(area === undefined ? {} : { area }),
    ...(answer === undefined ? {} : { answer: { attribute: answer.question, value: answer.is } }),
    ...(channel === undefined ? {} : { channel }),
    teamCode: team,
  }
}

const gone = (retired = false): { retired?: true } => (retired ? { retired } : {})
