/** city.yaml, agencies.yaml and calendars.yaml: whether they hold together. */
import { LANGUAGES, spokenLanguages } from '../../i18n/index.ts'
import { DEMO_CITY } from '../identity/index.ts'
import { contrast } from './contrast.ts'
import type { Known } from './known.ts'
import type { Sheets } from './read-sheets.ts'
import type { Findings } from './say.ts'
import { DAYS } from './schema.ts'

/** Small text on a colour, or a colour on white, is read from this ratio on (WCAG 2.2 AA). */
const READABLE = 4.5

/** The tokens of `theme`: both carry white words and stand as words on white. */
const TOKENS = ['primary', 'accent']

/** What a link can lead to; a counter and a letter box are no link. */
const REACHED_BY: Readonly<Partial<Record<string, { readonly pattern: RegExp; readonly what: string }>>> = {
  phone: { pattern: /\d/, what: 'a number' },
  text: { pattern: /\d/, what: 'a number' },
  email: { pattern: /^[^@\s]+@[^@\s]+$/, what: 'an e-mail address' },
  web: { pattern: /^https:\/\/\S+$/, what: 'an address that begins with https://' },
  chat: { pattern: /^https:\/\/\S+$/, what: 'an address that begins with https://' },
}

export function checkCity({ city, agencies }: Sheets, known: Known, findings: Findings): void {
  const { id, demo, time_zone: zone, theme = {}, contact } = city.value
  if (!isTimeZone(zone))
    findings.error(city, ['time_zone'], `${zone} is not a time zone such as America/New_York`)
  checkLanguages(city, findings)
  if (demo && id !== DEMO_CITY)
    findings.error(
      city,
      ['demo'],
      `only ${DEMO_CITY} can be a demo: its keys and passwords are known to the world`,
    )
  for (const [token, colour] of Object.entries(theme)) {
    const ratio = contrast(colour, '#ffffff')
    if (!TOKENS.includes(token))
      findings.warning(city, ['theme', token], `${token} is not used; known are ${TOKENS.join(', ')}`)
    else if (ratio < READABLE) {
      findings.error(
        city,
        ['theme', token],
        `${colour} cannot be read on white: contrast ${ratio.toFixed(1)}, needed is ${READABLE}`,
      )
    }
  }
  contact?.ways?.forEach(({ kind, value, calendar }, at) => {
    const wants = REACHED_BY[kind]
    if (wants && !wants.pattern.test(value))
      findings.warning(city, ['contact', 'ways', at, 'value'], `no link leads there: it is not ${wants.what}`)
    if (calendar !== undefined && !known.calendars.has(calendar)) {
      findings.error(
        city,
        ['contact', 'ways', at, 'calendar'],
        `there is no calendar ${calendar}${known.calendars.like(calendar)}`,
      )
    }
  })
  checkTriage(agencies, findings)
}

/** The city's own texts are read in any language; the words of the program are there in those it speaks. */
function checkLanguages(city: Sheets['city'], findings: Findings): void {
  const [known, spoken] = [LANGUAGES.map(({ tag }) => tag), spokenLanguages()]
  for (const [at, language] of city.value.languages.entries()) {
    const reason = known.includes(language)
      ? `the program's own words are not there in ${language} yet; they are shown in English`
      : `${language} is no language the program knows; known are ${known.join(', ')}`
    if (!spoken.includes(language)) findings.warning(city, ['languages', at], reason)
  }
}

function checkTriage(agencies: Sheets['agencies'], findings: Findings): void {
  const triage = agencies.value.agencies.flatMap(({ teams = [], retired: closed }, at) =>
    teams.flatMap((team, place) =>
      team.triage ? [{ team, closed, path: ['agencies', at, 'teams', place] }] : [],
    ),
  )
  if (triage.length === 0) {
    findings.error(
      agencies,
      [],
      'no team has `triage: true`: what no line of the routing sheet takes would go nowhere',
    )
  }
  for (const { path, team } of triage.slice(1))
    findings.error(agencies, path, `${team.code} is a second triage team; there is one`)
  for (const { path, team, closed } of triage) {
    if (team.retired || closed) findings.error(agencies, path, `the triage team ${team.code} is retired`)
  }
  agencies.value.agencies.forEach(({ code, retired, teams = [] }, at) => {
    const working = teams.findIndex((team) => !team.retired)
    if (retired && working >= 0)
      findings.error(
        agencies,
        ['agencies', at, 'teams', working],
        `${code} is retired, so its teams must be too`,
      )
  })
}

export function checkCalendars({ calendars }: Sheets, findings: Findings): void {
  calendars.value.calendars.forEach(({ week, holidays = [], time_zone: zone }, at) => {
    const path = ['calendars', at]
    if (zone !== undefined && !isTimeZone(zone))
      findings.error(calendars, [...path, 'time_zone'], `${zone} is not a time zone`)
    for (const day of DAYS) {
      const reason = faultOf(week[day] ?? [])
      if (reason) findings.error(calendars, [...path, 'week', day], `${day}: ${reason}`)
    }
    const dates = new Set<string>()
    holidays.forEach(({ date, hours = [] }, place) => {
      const where = [...path, 'holidays', place]
      if (!isDate(date)) findings.error(calendars, [...where, 'date'], `${date} is not a day of any calendar`)
      if (dates.has(date)) findings.error(calendars, [...where, 'date'], `${date} is named twice`)
      dates.add(date)
      const reason = faultOf(hours)
      if (reason) findings.error(calendars, [...where, 'hours'], reason)
    })
  })
}

/** What is wrong with the hours of one day. Times of equal length sort as text. */
function faultOf(hours: readonly string[]): string | undefined {
  const windows = hours
    .map((text) => text.split('-'))
    .sort(([one = ''], [other = '']) => (one < other ? -1 : 1))
  for (const [at, [opens = '', closes = '']] of windows.entries()) {
    if (closes <= opens)
      return `${opens}-${closes} closes before it opens; a night is two windows, to 24:00 and from 00:00`
    const [, before = ''] = windows[at - 1] ?? []
    if (before > opens) return `the hours overlap at ${opens}`
  }
  return undefined
}

export function isTimeZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}
