/** Which events programs may be told of. */
import type { Events } from '../../kernel/announce.ts'

export type TellableEvent = Extract<keyof Events, `request.${string}`>

/** By the names they are sent under. */
export const TELLABLE = [
  'request.submitted',
  'request.accepted',
  'request.planned',
  'request.started',
  'request.assigned',
  'request.handed_over',
  'request.held',
  'request.resumed',
  'request.note',
  'request.question',
  'request.answer',
  'request.delayed',
  'request.escalated',
  'request.shown',
  'request.closed',
  'request.reopened',
  'request.withdrawn',
  'request.reclassified',
  'request.update',
  'request.merged',
  'request.unmerged',
  'request.joined',
  'request.left',
  'request.regrouped',
  'request.leads',
  'request.split',
  'request.related',
  'request.unrelated',
] as const satisfies readonly TellableEvent[]

/** Lines of history that are never public: told only as staff see them. */
const INSIDE: ReadonlySet<string> = new Set<TellableEvent>([
  'request.assigned',
  'request.handed_over',
  'request.escalated',
  'request.left',
  'request.regrouped',
  'request.related',
  'request.unrelated',
])

/** Whether an event is only told in the staff's scope. */
export const isInside = (name: string): boolean => INSIDE.has(name)

export const isTellable = (name: string): boolean => (TELLABLE as readonly string[]).includes(name)
