/** Where a request stands, where it may go, and the public words for it. */
import type { WaitsOn } from '../catalog/index.ts'

export type Status = 'open' | 'in_progress' | 'on_hold' | 'closed'
export type Resolution = 'completed' | 'referred' | 'no_action_needed' | 'withdrawn'
/** Whom a request on hold waits for; whether the clock stops for it, the agreement says. */
export type { WaitsOn }
/** Why a promise is not kept, as the public reads it. */
export type DelayReason = 'weather' | 'materials' | 'workload' | 'emergency' | 'partner' | 'access' | 'other'
export type Channel =
  'phone' | 'web' | 'app' | 'email' | 'sms' | 'chat' | 'counter' | 'social' | 'open311' | 'staff' | 'sensor'

export const CHANNELS: readonly Channel[] = [
  'phone',
  'web',
  'app',
  'email',
  'sms',
  'chat',
  'counter',
  'social',
  'open311',
  'staff',
  'sensor',
]
export const RESOLUTIONS: readonly Resolution[] = ['completed', 'referred', 'no_action_needed', 'withdrawn']
export const WAITS_ON: readonly WaitsOn[] = ['customer', 'partner', 'materials', 'weather', 'other']

export const DELAY_REASONS: readonly DelayReason[] = [
  'weather',
  'materials',
  'workload',
  'emergency',
  'partner',
  'access',
  'other',
]

const NEXT: Record<Status, readonly Status[]> = {
  open: ['in_progress', 'on_hold', 'closed'],
  in_progress: ['open', 'on_hold', 'closed'], // back to open when another agency takes over
  on_hold: ['open', 'in_progress', 'closed'],
  closed: ['open'], // reopened under its old number: a resident keeps one thread, not two
}

export function mayBecome(from: Status, to: Status): boolean {
  return NEXT[from].includes(to)
}

/** How long after its closing a request still takes words of its reporter, and can be opened again by them: days. */
export const DAYS_TO_OBJECT = 30
const DAY = 86_400_000 // milliseconds

/** Whether a request still takes what its reporter says: while it is open, and {@link DAYS_TO_OBJECT} days after. */
export function takesWords(closedAt: Date | null, now: Date): boolean {
  return closedAt === null || now.getTime() - closedAt.getTime() <= DAYS_TO_OBJECT * DAY
}

/** The words the public reads, and how the five-step line on a request's page stands. */
export type PublicStatus = 'received' | 'with_agency' | 'planned' | 'in_work' | 'waiting' | 'done' | 'ended'

/** What of a request decides its public word. */
export interface Standing {
  readonly status: Status
  readonly resolution: Resolution | null
  readonly acceptedAt: Date | null
  readonly plannedFor: string | null
}

/** Closed without doing never reads like done. */
export function publicStatus({ status, resolution, acceptedAt, plannedFor }: Standing): PublicStatus {
  if (status === 'closed') return resolution === 'completed' ? 'done' : 'ended'
  if (status === 'on_hold') return 'waiting'
  if (status === 'in_progress') return 'in_work'
  if (plannedFor !== null) return 'planned'
  return acceptedAt ? 'with_agency' : 'received'
}
