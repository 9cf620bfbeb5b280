import type { PublicThread } from '../requests/index.ts'
import type { ReporterTemplate } from './tables.ts'

/** Events a reporter may hear of, each with the letter it can become. */
export const TEMPLATES = {
  'request.submitted': 'received',
  'request.accepted': 'accepted',
  'request.planned': 'planned',
  'request.held': 'held',
  'request.question': 'question',
  'request.note': 'note',
  'request.update': 'note',
  'request.delayed': 'delayed',
  'request.closed': 'closed',
  'request.reopened': 'reopened',
  'request.withdrawn': 'withdrawn',
  'request.merged': 'merged',
  'request.unmerged': 'unmerged',
  'request.split': 'split',
  'request.reclassified': 'reclassified',
  // These are the city's own affair, unless they change what it promised.
  'request.resumed': 'moved',
  'request.started': 'moved',
  'request.handed_over': 'moved',
} as const satisfies Record<string, ReporterTemplate>

export type Told = keyof typeof TEMPLATES

/** Letters about a plan are worth nothing once the request is closed, nor those about a wait once it is over. */
const ABOUT_OPEN: readonly ReporterTemplate[] = [
  'accepted',
  'planned',
  'moved',
  'reclassified',
  'merged',
  'delayed',
]
const ABOUT_WAITING: readonly ReporterTemplate[] = ['held', 'question']

export interface Situation {
  readonly name: Told
  /** The public line of history that the event wrote; undefined when it is internal. */
  readonly line: PublicThread['activities'][number] | undefined
  readonly request: Pick<PublicThread['request'], 'status' | 'dueAt'>
  /** The due date last told; undefined when none was. */
  readonly toldDueAt: Date | undefined
  /** Whether two instants are the same to a reader: the same day, or the same hour where hours are promised. */
  readonly sameDate: (one: Date, other: Date) => boolean
}

/** Which letter an event is worth now; undefined when none. */
export function whichTemplate({
  name,
  line,
  request,
  toldDueAt,
  sameDate,
}: Situation): ReporterTemplate | undefined {
  const template = TEMPLATES[name]
  if (request.status === 'closed' && ABOUT_OPEN.includes(template)) return undefined
  if (request.status !== 'on_hold' && ABOUT_WAITING.includes(template)) return undefined
  if (template === 'moved') {
    return request.dueAt && toldDueAt && !sameDate(request.dueAt, toldDueAt) ? 'moved' : undefined
  }
  if (template === 'received') return template
  if (!line) return undefined
  // One's own words are no news.
  if (template === 'merged' && line.facts.how === 'me_too') return undefined
  if (template === 'note' && (line.by === 'reporter' || line.body === '')) return undefined
  return template
}
