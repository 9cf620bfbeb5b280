/** The tables of the catalogue, as Kysely sees them. */
import type { ColumnType, Generated } from 'kysely'
import type {
  AnswerWithin,
  BusinessCalendar,
  ClosingWords,
  Danger,
  DuplicateLimits,
  Jurisdiction,
  LetterWords,
  LocalText,
  OpenWindow,
  ReadyAnswer,
  Service,
  ServiceLevel,
} from './types.ts'

/** JSON columns: parsed when read, text when written. */
type Json<T> = ColumnType<T, string, string>

export interface CatalogVersionTable {
  only_row: Generated<boolean>
  version: number
  changed_at: Date
}

export interface JurisdictionTable {
  only_row: Generated<boolean>
  id: string
  name: Json<LocalText>
  time_zone: string
  languages: string[]
  hosts: string[]
  theme: Json<Readonly<Record<string, string>>>
  contact: Json<Jurisdiction['contact']>
  emergency_number: string
  /** node-postgres reads a `point` as `{ x, y }` = longitude, latitude. */
  center: ColumnType<{ readonly x: number; readonly y: number }, string, string>
  demo: boolean
  privacy: ColumnType<NonNullable<Jurisdiction['privacy']>, string | undefined, string | undefined>
  text_countries: ColumnType<string[], string | undefined, string | undefined>
  dangers: ColumnType<readonly Danger[], string | undefined, string | undefined>
  answers: ColumnType<readonly ReadyAnswer[], string | undefined, string | undefined>
  letters: ColumnType<readonly LetterWords[], string | undefined, string | undefined>
}

export interface AgencyTable {
  id: Generated<number>
  code: string
  name: Json<LocalText>
  email: string | null
  phone: string | null
  position: number
  retired: boolean
}

export interface TeamTable {
  id: Generated<number>
  code: string
  agency_code: string
  name: Json<LocalText>
  triage: boolean
  position: number
  retired: boolean
}

export interface ServiceGroupTable {
  code: string
  name: Json<LocalText>
  icon: string
  position: number
  retired: boolean
}

export interface BusinessCalendarTable {
  code: string
  name: Json<LocalText>
  time_zone: string
  week: Json<readonly OpenWindow[]>
  exceptions: Json<BusinessCalendar['exceptions']>
  version: Generated<number>
  position: number
  retired: boolean
}

/** What of a service nobody asks the database about. */
export interface ServiceDefinition {
  readonly name: LocalText
  readonly description: LocalText
  readonly keywords: Service['keywords']
  readonly attributes: Service['attributes']
  readonly serviceLevel?: Omit<ServiceLevel, 'calendarCode'>
  readonly answerWithin?: AnswerWithin
  readonly duplicates?: DuplicateLimits
  readonly proofPhoto?: true
  readonly closing?: ClosingWords
  readonly script?: LocalText
  readonly notice?: LocalText
}

export interface ServiceTable {
  id: Generated<number>
  code: string
  group_code: string
  agency_code: string
  calendar_code: string | null
  icon: string
  delivery: Service['delivery']
  visibility: Service['visibility']
  location: Service['location']
  photo: Service['photo']
  moderation: ColumnType<'none' | 'after' | 'before', 'none' | 'after' | 'before' | undefined>
  retired: boolean
  definition: Json<ServiceDefinition>
  /** Set by a trigger. */
  words_id: Generated<number>
  position: number
}

/** Written by a trigger on `service`. */
export interface ServiceWordsTable {
  id: Generated<number>
  service_id: number
  name: Json<LocalText>
  attributes: Json<Service['attributes']>
  since: Generated<Date>
}

export interface RoutingRuleTable {
  code: string
  position: number
  service_code: string | null
  group_code: string | null
  area: string | null
  answer_attribute: string | null
  answer_value: string | null
  channel: string | null
  team_code: string
}

/** Written by a trigger; see its migration. */
export interface AgreementVersionTable {
  id: Generated<number>
  service_id: number
  agency_code: string
  calendar_code: string | null
  terms: ColumnType<Omit<ServiceLevel, 'calendarCode'> | null, never, never>
  agreed_at: Date
}

declare module '../../kernel/db.ts' {
  interface Tables {
    catalog_version: CatalogVersionTable
    jurisdiction: JurisdictionTable
    agency: AgencyTable
    team: TeamTable
    service_group: ServiceGroupTable
    business_calendar: BusinessCalendarTable
    service: ServiceTable
    service_words: ServiceWordsTable
    routing_rule: RoutingRuleTable
    agreement_version: AgreementVersionTable
  }
}
