/** The tables of service requests, as Kysely sees them. */
import type { ColumnType, Generated } from 'kysely'
import type {} from '../../kernel/db.ts'
import type { StaffId } from '../identity/index.ts'
import type { PhotoId } from '../media/index.ts'
import type { Promised } from '../service-levels/index.ts'
import type { Channel, DelayReason, Resolution, Status, WaitsOn } from './rules.ts'

export type RequestId = string & { readonly __of: 'service_request' }

/** JSON columns: parsed when read, text when written. */
type Json<T> = ColumnType<T, string, string>

/** `[from, to]` of a finished hold, ISO 8601 instants. */
export type Pause = readonly [from: string, to: string]

/** What routed a request: the line's code (`triage` when none fitted) and the team it names. */
export interface RoutedBy {
  readonly rule: string
  readonly team: string
}

/** node-postgres reads a `point` as `{ x, y }` = longitude, latitude. */
export interface PointColumn {
  readonly x: number
  readonly y: number
}

export interface ServiceRequestTable {
  id: RequestId
  number: number
  service_id: number
  agency_id: number
  team_id: number
  assignee_id: StaffId | null
  status: Status
  resolution: Resolution | null
  waits_on: WaitsOn | null
  accepted_at: Date | null
  planned_for: ColumnType<string | null, string | null, string | null>
  visibility: 'public' | 'private'
  description: string
  address: string | null
  address_id: string | null
  zipcode: string | null
  location: ColumnType<PointColumn | null, string | null, string | null>
  area_ids: number[]
  answers: Json<Record<string, string | string[]>>
  extra_answers: Json<Record<string, string | string[]>>
  channel: Channel
  language: string
  submitted_at: Date
  updated_at: Date
  due_at: Date | null
  delayed_until: ColumnType<string | null, string | null | undefined, string | null>
  delay_reason: ColumnType<DelayReason | null, DelayReason | null | undefined, DelayReason | null>
  promise: ColumnType<Promised | null, string | null, string | null>
  routing: Json<RoutedBy>
  on_hold_since: Date | null
  /** When the ladder of the agreement is to be looked at next; null: not by the clock alone. */
  escalate_at: ColumnType<Date | null, Date | null | undefined, Date | null>
  /** The highest rung of its present service climbed, in percent of the promised time; 0 = none. */
  escalated: Generated<number>
  pauses: Json<readonly Pause[]>
  closed_at: Date | null
  last_note: string | null
  photo_id: PhotoId | null
  photo_count: number
  parent_id: RequestId | null
  api_key_id: string | null
  source_system: string | null
  source_id: string | null
  version: number
  anonymised_at: ColumnType<Date | null, Date | null | undefined, Date | null>
  removed_at: ColumnType<Date | null, Date | null | undefined, Date | null>
  removed_publicly: Generated<boolean>
  words_id: number | null
  offered_at_place: Generated<number | null>
  words_shown: Generated<boolean>
  words_held: Generated<boolean>
  address_shown: Generated<boolean>
  wording: string | null
}

export interface LineWordingTable {
  activity_id: number
  shown: boolean
  wording: string | null
  held: Generated<boolean>
}

/** How what is to be checked stood before it was decided. */
export interface BeforeCheck {
  readonly shown: boolean
  readonly wording: string | null
  readonly addressShown: boolean
  /** By the ids they have now. */
  readonly photos: readonly { readonly id: PhotoId; readonly was: 'held' | 'public' }[]
}

export interface ToCheckTable {
  activity_id: number
  request_id: RequestId
  held: boolean
  came_at: Date
  decision: 'shown' | 'changed' | 'hidden' | null
  decided_at: Date | null
  decided_by: string | null
  decided_label: Generated<string>
  shown_at: ColumnType<Date | null, Date | null | undefined, Date | null>
  former: ColumnType<BeforeCheck | null, string | null | undefined, string | null>
}

export interface ReporterTable {
  request_id: RequestId
  first_name: string | null
  last_name: string | null
  email: string | null
  phone: string | null
  account_id: string | null
  device_id: string | null
  wants_mail: boolean
  /** E.164; null: wants no texts. */
  text_to: string | null
}

export interface SubmissionTable {
  key: string
  request_id: RequestId
  number: number
}

/** Lines about requests that belong together. */
export const FAMILY_KINDS = [
  'merged',
  'unmerged',
  'joined',
  'left',
  'regrouped',
  'leads',
  'split',
  'related',
  'unrelated',
] as const
export type FamilyKind = (typeof FAMILY_KINDS)[number]

export const isFamilyKind = (kind: string): kind is FamilyKind =>
  (FAMILY_KINDS as readonly string[]).includes(kind)

export type ActivityKind =
  | 'submitted'
  | 'accepted'
  | 'planned'
  | 'started'
  | 'assigned'
  | 'handed_over'
  | 'held'
  | 'resumed'
  | 'note'
  | 'question'
  | 'answer'
  | 'closed'
  | 'reopened'
  | 'withdrawn'
  | 'reclassified'
  | 'imported'
  | 'update'
  | 'delayed'
  | 'escalated'
  | 'removed'
  | FamilyKind

export interface ActivityTable {
  id: Generated<number>
  request_id: RequestId
  kind: ActivityKind
  public: boolean
  body: string
  status: Status
  facts: Json<Record<string, unknown>>
  actor_kind: 'person' | 'staff' | 'partner' | 'program'
  actor_id: string | null
  actor_label: string
  happened_at: Date
}

export interface RequestWordsTable {
  request_id: RequestId
  number: string
  words: string
  lexemes: string
}

/** How a request stood by itself when its parent's end ended it. */
export interface OwnState {
  readonly status: Exclude<Status, 'closed'>
  readonly waitsOn: WaitsOn | null
  readonly acceptedAt: string | null
  readonly plannedFor: string | null
}

export interface DuplicateTable {
  request_id: RequestId
  how: 'merged' | 'me_too'
  reason: string
  came_with: RequestId | null
  own_state: ColumnType<OwnState | null, string | null, string | null>
  joined_at: Date
}

export interface RequestRelationTable {
  one_id: RequestId
  other_id: RequestId
  kind: 'related' | 'part'
  note: string
  related_at: Date
}

declare module '../../kernel/db.ts' {
  interface Tables {
    service_request: ServiceRequestTable
    reporter: ReporterTable
    submission: SubmissionTable
    activity: ActivityTable
    line_wording: LineWordingTable
    to_check: ToCheckTable
    request_words: RequestWordsTable
    duplicate: DuplicateTable
    request_relation: RequestRelationTable
  }
}
