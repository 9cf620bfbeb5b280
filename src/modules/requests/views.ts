/** A request as it is read: the public's copy, and the desk's. */
import type { Attribute, LocalText } from '../catalog/index.ts'
import type { Point } from '../places/index.ts'
import type { Promised } from '../service-levels/index.ts'
import type { Channel, DelayReason, PublicStatus, Resolution, Status, WaitsOn } from './rules.ts'
import type { ActivityKind, Pause, RequestId, RoutedBy } from './tables.ts'

/** A promise that is not kept: the day instead (`YYYY-MM-DD`, city time), and why. */
export interface DelayTold {
  readonly until: string
  readonly reason: DelayReason
}

/** What anybody may know. Only `toPublic` makes one, so a private field cannot slip into a page, a feed or an answer. */
export interface PublicRequest {
  readonly number: string
  readonly serviceCode: string
  readonly agencyCode: string
  readonly status: Status
  readonly publicStatus: PublicStatus
  readonly resolution: Resolution | null
  readonly waitsOn: WaitsOn | null
  readonly description: string
  /** Its words (and an address typed by hand) wait until staff have looked at them: nobody reads them yet. */
  readonly beingChecked: boolean
  readonly address: string | null
  readonly addressId: string | null
  readonly zipcode: string | null
  readonly point: Point | null
  readonly areaIds: readonly number[]
  /** Answers to questions whose answers are public, by attribute code. */
  readonly answers: Readonly<Record<string, string | readonly string[]>>
  /** The questions of `answers` in the words they were asked in, in the order they were asked. */
  readonly questions: readonly Attribute[]
  /** What the service was called then; null when it still is. */
  readonly calledThen: LocalText | null
  /** Undeclared attributes are never shown. */
  readonly channel: Channel
  readonly submittedAt: Date
  readonly updatedAt: Date
  readonly dueAt: Date | null
  readonly promise: Promised | null
  /** Beside the promise, never instead of it. */
  readonly delay: DelayTold | null
  readonly plannedFor: string | null
  readonly closedAt: Date | null
  readonly lastNote: string | null
  /** First public photo (media module), or null. */
  readonly photoId: string | null
  /** Number of the request this one repeats, when that one is public. */
  readonly parentNumber: string | null
}

/** A public line of the history: role and agency, and a name only where the city says so. */
export interface PublicActivity {
  readonly id: number
  readonly kind: ActivityKind
  readonly body: string
  /** Its words or photos wait until staff have looked at them. */
  readonly beingChecked: boolean
  readonly status: Status
  readonly happenedAt: Date
  /** `city` (with the agency that did it), `reporter`, or `neighbour`. */
  readonly by: 'city' | 'reporter' | 'neighbour' | 'partner'
  readonly agencyCode: string | null
  /** Of the member of staff, where the city shows names; else null. */
  readonly name: string | null
  readonly facts: Readonly<Record<string, unknown>>
  readonly photoIds: readonly string[]
}

/** A line of a desk queue. */
export interface QueueRow {
  readonly id: RequestId
  readonly number: string
  readonly serviceCode: string
  readonly agencyCode: string
  readonly teamCode: string
  readonly assigneeId: string | null
  readonly assigneeName: string | null
  readonly status: Status
  readonly publicStatus: PublicStatus
  readonly waitsOn: WaitsOn | null
  readonly resolution: Resolution | null
  readonly address: string | null
  readonly description: string
  /** Whether the public reads the words; and what they read instead of them, when somebody said so. */
  readonly wordsShown: boolean
  /** They wait to be checked. */
  readonly wordsHeld: boolean
  readonly wording: string | null
  readonly point: Point | null
  readonly areaIds: readonly number[]
  readonly submittedAt: Date
  readonly updatedAt: Date
  readonly dueAt: Date | null
  readonly promise: Promised | null
  readonly pauses: readonly Pause[]
  readonly onHoldSince: Date | null
  /** The highest rung climbed, in percent of the promised time; 0 = none. */
  readonly escalated: number
  readonly closedAt: Date | null
  readonly lastNote: string | null
  readonly photoCount: number
  readonly visibility: 'public' | 'private'
  readonly channel: Channel
  readonly version: number
  /** Others who reported the same. */
  readonly others: number
}

/** Everything staff may see of one request; `reporter` only with the permission `see_contact_data`. */
export interface StaffRequest extends QueueRow {
  readonly addressId: string | null
  readonly zipcode: string | null
  readonly language: string
  readonly answers: Readonly<Record<string, string | readonly string[]>>
  /** What it was asked, in the words of then; also what was not answered. */
  readonly questions: readonly Attribute[]
  readonly calledThen: LocalText | null
  readonly extraAnswers: Readonly<Record<string, string | readonly string[]>>
  readonly routing: RoutedBy
  readonly delay: DelayTold | null
  readonly acceptedAt: Date | null
  readonly plannedFor: string | null
  /** When it was removed at its reporter's wish: nothing can be done with it any more. */
  readonly removedAt: Date | null
  readonly parentNumber: string | null
  readonly sourceSystem: string | null
  readonly sourceId: string | null
  readonly reporter: StaffReporter | null
}

export interface StaffReporter {
  readonly firstName: string | null
  readonly lastName: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly wantsMail: boolean
  readonly textTo: string | null
}

/** A line of the whole history, for staff. */
export interface StaffActivity {
  readonly id: number
  readonly kind: ActivityKind
  readonly public: boolean
  readonly body: string
  readonly status: Status
  readonly happenedAt: Date
  readonly actorKind: 'person' | 'staff' | 'partner' | 'program'
  readonly actorLabel: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly photoIds: readonly string[]
  /** Of a public line: whether the public reads it, and what instead of it. */
  readonly shown: boolean
  /** It waits to be checked. */
  readonly held: boolean
  readonly wording: string | null
}
