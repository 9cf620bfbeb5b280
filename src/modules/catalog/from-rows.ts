/** Rows of the catalogue's tables as the values the program works with. */
import type { Selectable } from 'kysely'
import { inOrder } from './in-order.ts'
import type {
  AgencyTable,
  BusinessCalendarTable,
  JurisdictionTable,
  RoutingRuleTable,
  ServiceDefinition,
  ServiceGroupTable,
  ServiceTable,
  ServiceWordsTable,
  TeamTable,
} from './tables.ts'
import type {
  Agency,
  Attribute,
  BusinessCalendar,
  ClosingWords,
  ContactWay,
  Danger,
  Jurisdiction,
  LetterWords,
  LocalText,
  Option,
  ReadyAnswer,
  RoutingRule,
  Service,
  ServiceGroup,
  ServiceLevel,
  ServiceWords,
  Team,
} from './types.ts'

export function jurisdictionFrom(row: Selectable<JurisdictionTable>): Jurisdiction {
  const { languages } = row
  const { address, hours, ways, ...contact } = row.contact
  return {
    id: row.id,
    name: inOrder(row.name, languages),
    timeZone: row.time_zone,
    languages: row.languages,
    hosts: row.hosts,
    theme: row.theme,
    contact: {
      ...contact,
      ...optional({
        address: inOrderIf(address, languages),
        hours: inOrderIf(hours, languages),
        ways: ways?.map((way) => wayFrom(way, languages)),
      }),
    },
    emergencyNumber: row.emergency_number,
    center: [row.center.x, row.center.y],
    demo: row.demo,
    ...(Object.keys(row.privacy).length === 0 ? {} : { privacy: row.privacy }),
    ...(row.text_countries.join() === 'US' ? {} : { textCountries: row.text_countries }),
    ...some(
      'dangers',
      row.dangers.map((danger) => dangerFrom(danger, languages)),
    ),
    ...some(
      'answers',
      row.answers.map((answer) => answerFrom(answer, languages)),
    ),
    ...some(
      'letters',
      row.letters.map((letter) => letterFrom(letter, languages)),
    ),
  }
}

/** A list under its name; nothing when it is empty, as files leave it out. */
const some = <K extends string, T>(name: K, list: readonly T[]): Partial<Record<K, readonly T[]>> =>
  list.length > 0 ? ({ [name]: list } as Record<K, readonly T[]>) : {}

function dangerFrom(danger: Danger, languages: readonly string[]): Danger {
  return {
    ...danger,
    words: inOrder(danger.words, languages),
    say: inOrder(danger.say, languages),
    ...optional({ except: danger.except && inOrder(danger.except, languages) }),
  }
}

function answerFrom({ text, ...answer }: ReadyAnswer, languages: readonly string[]): ReadyAnswer {
  return {
    ...answer,
    words: inOrder(answer.words, languages),
    title: inOrder(answer.title, languages),
    ...optional({ text: inOrderIf(text, languages) }),
  }
}

function letterFrom({ code, subject, title, text }: LetterWords, languages: readonly string[]): LetterWords {
  const words = {
    subject: inOrderIf(subject, languages),
    title: inOrderIf(title, languages),
    text: inOrderIf(text, languages),
  }
  return { code, ...optional(words) }
}

function wayFrom({ hours, ...way }: ContactWay, languages: readonly string[]): ContactWay {
  return { ...way, name: inOrder(way.name, languages), ...optional({ hours: inOrderIf(hours, languages) }) }
}

export function agencyFrom(row: Selectable<AgencyTable>, languages: readonly string[]): Agency {
  const { id, code, name, email, phone, retired } = row
  return { id, code, name: inOrder(name, languages), ...optional({ email, phone }), ...gone(retired) }
}

export function teamFrom(row: Selectable<TeamTable>, languages: readonly string[]): Team {
  const { id, code, name, triage, retired } = row
  return { id, code, agencyCode: row.agency_code, name: inOrder(name, languages), triage, ...gone(retired) }
}

export function groupFrom(
  { code, name, icon, retired }: Selectable<ServiceGroupTable>,
  languages: readonly string[],
): ServiceGroup {
  return { code, name: inOrder(name, languages), icon, ...gone(retired) }
}

export function calendarFrom(
  row: Selectable<BusinessCalendarTable>,
  languages: readonly string[],
): BusinessCalendar {
  const { code, name, week, exceptions, version, retired } = row
  return {
    code,
    name: inOrder(name, languages),
    timeZone: row.time_zone,
    week,
    exceptions: exceptions.map((day) => ({ ...day, name: inOrder(day.name, languages) })),
    version,
    ...gone(retired),
  }
}

export function serviceFrom(row: Selectable<ServiceTable>, languages: readonly string[]): Service {
  const { name, description, keywords, attributes, serviceLevel, duplicates, script, notice } = row.definition
  const { proofPhoto, closing, answerWithin } = row.definition
  return {
    id: row.id,
    wordsId: row.words_id,
    code: row.code,
    groupCode: row.group_code,
    agencyCode: row.agency_code,
    name: inOrder(name, languages),
    description: inOrder(description, languages),
    keywords: inOrder(keywords, languages),
    icon: row.icon,
    delivery: row.delivery,
    visibility: row.visibility,
    location: row.location,
    photo: row.photo,
    retired: row.retired,
    attributes: attributes.map((attribute) => attributeFrom(attribute, languages)),
    serviceLevel: serviceLevelFrom(row.calendar_code, serviceLevel, languages),
    ...(row.moderation === 'none' ? {} : { moderation: row.moderation }),
    ...optional({
      answerWithin,
      duplicates,
      proofPhoto,
      closing: closing && closingFrom(closing, languages),
    }),
    ...optional({ script: inOrderIf(script, languages), notice: inOrderIf(notice, languages) }),
  }
}

export function wordsFrom(row: Selectable<ServiceWordsTable>, languages: readonly string[]): ServiceWords {
  return {
    id: row.id,
    serviceId: row.service_id,
    name: inOrder(row.name, languages),
    attributes: row.attributes.map((attribute) => attributeFrom(attribute, languages)),
  }
}

export function ruleFrom(row: Selectable<RoutingRuleTable>): RoutingRule {
  const { code, area, channel, answer_attribute: attribute, answer_value: value } = row
  return {
    code,
    ...optional({
      serviceCode: row.service_code,
      groupCode: row.group_code,
      area,
      answer: attribute !== null && value !== null ? { attribute, value } : null,
      channel,
    }),
    teamCode: row.team_code,
  }
}

function attributeFrom(attribute: Attribute, languages: readonly string[]): Attribute {
  return {
    ...attribute,
    description: inOrder(attribute.description, languages),
    datatypeDescription: inOrder(attribute.datatypeDescription, languages),
    values: attribute.values.map((option) => optionFrom(option, languages)),
  }
}

function optionFrom({ name, blocks, diverts, ...option }: Option, languages: readonly string[]): Option {
  return {
    ...option,
    name: inOrder(name, languages),
    ...(blocks && { blocks: { ...blocks, say: inOrder(blocks.say, languages) } }),
    ...(diverts && { diverts: { ...diverts, ...optional({ say: inOrderIf(diverts.say, languages) }) } }),
  }
}

function serviceLevelFrom(
  calendarCode: string | null,
  level: ServiceDefinition['serviceLevel'],
  languages: readonly string[],
): ServiceLevel | null {
  if (calendarCode === null || !level) return null
  const exceptions = level.exceptions.map((line) => ({ ...line, why: inOrder(line.why, languages) }))
  return { ...level, calendarCode, exceptions }
}

const closingFrom = (closing: ClosingWords, languages: readonly string[]): ClosingWords =>
  Object.fromEntries(
    Object.entries(closing).map(([way, texts]) => [way, texts.map((text) => inOrder(text, languages))]),
  )

const inOrderIf = (text: LocalText | undefined, languages: readonly string[]) =>
  text && inOrder(text, languages)

const gone = (retired: boolean): { retired?: true } => (retired ? { retired } : {})

type Present<T> = { [K in keyof T]?: Exclude<T[K], null | undefined> }

/** Without what is null or undefined: a column can be empty, a property is there or not. */
function optional<T extends Record<string, unknown>>(values: T): Present<T> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null && value !== undefined),
  ) as Present<T>
}
