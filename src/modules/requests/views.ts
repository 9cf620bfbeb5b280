/** A request as it is read: the public's copy, and the desk's. */
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
  readonly address: string | null
  readonly addressId: string | null
  readonly zipcode: string | null
  readonly point: Point | null
  readonly areaIds: readonly number[]
  /** Answers to questions whose answers are public, by attribute code. */
  readonly answers: Readonly<Record<string, string | readonly string[]>>
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

/** A public line of the history: role and agency, never a name. */
export interface PublicActivity {
  readonly id: number
  readonly kind: ActivityKind
  readonly body: string
  readonly status: Status
  readonly happenedAt: Date
  /** `city` (with the agency that did it), `reporter`, or `neighbour`. */
  readonly by: 'city' | 'reporter' | 'neighbour' | 'partner'
  readonly agencyCode: string | null
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
  readonly wording: string | null
}
