/** What somebody asks the queue for, as the page's address says it: to be linked, kept and sent to a colleague. */
import { isUuid } from '../../../kernel/uuid.ts'
import { Temporal } from 'temporal-polyfill'
import type { SignedIn, StaffId } from '../../../modules/identity/index.ts'
import { type Channel, CHANNELS, type QueueFilter } from '../../../modules/requests/index.ts'
import { type Fields, oneOf, text } from '../form.ts'
import { privateOf } from '../session.ts'

export const STATUSES = ['unfinished', 'open', 'in_progress', 'on_hold', 'closed'] as const
export const DUE = ['late', 'danger', 'escalated', 'today', 'week'] as const

/** What it leaves out, it does not mind. */
export interface Ask {
  readonly status: (typeof STATUSES)[number]
  readonly agency?: string
  readonly team?: string
  /** `me`, `nobody`, or somebody's id. */
  readonly who?: string
  readonly service?: string
  readonly group?: string
  /** Number of an area. */
  readonly area?: string
  readonly channel?: Channel
  readonly due?: (typeof DUE)[number]
}

/** The parts of an ask in the order in which the page's sentence names them. */
export const PARTS = [
  'status',
  'agency',
  'team',
  'who',
  'due',
  'service',
  'group',
  'area',
  'channel',
] as const

export function askOf(query: Fields): Ask {
  const said = (name: string) => text(query, name).slice(0, 100)
  const who = said('who')
  const area = said('area')
  return compact({
    status: oneOf(STATUSES, said('status')) ?? 'unfinished',
    agency: said('agency'),
    team: said('team'),
    who: who === 'me' || who === 'nobody' || isUuid(who) ? who : '',
    service: said('service'),
    group: said('group'),
    area: /^\d{1,9}$/.test(area) ? area : '',
    channel: oneOf(CHANNELS, said('channel')),
    due: oneOf(DUE, said('due')),
  })
}

function compact(said: { readonly [Part in keyof Ask]: Ask[Part] | '' | undefined }): Ask {
  return Object.fromEntries(
    Object.entries(said).filter(([, value]) => value !== '' && value !== undefined),
  ) as unknown as Ask
}

/** `status=open&agency=streets`, the default left out; `''` for the whole queue. */
export function toQuery(ask: Partial<Ask>): string {
  const said = PARTS.filter(
    (part) => ask[part] !== undefined && !(part === 'status' && ask[part] === 'unfinished'),
  )
  return new URLSearchParams(said.map((part) => [part, ask[part] ?? ''])).toString()
}

export const queueAddress = (ask: Partial<Ask>): string => {
  const query = toQuery(ask)
  return query === '' ? '/desk/queue' : `/desk/queue?${query}`
}

/** @param zone of the city: its days begin at its midnight. */
export function filterOf(ask: Ask, me: SignedIn, zone: string, now: Date): QueueFilter {
  return {
    status: ask.status,
    // The work on what repeats another is told there; what is over is listed as it was.
    ...(!showsClosed(ask) && { leads: true }),
    privateOf: privateOf(me),
    ...(ask.agency && { agencyCode: ask.agency }),
    ...(ask.team && { teamCode: ask.team }),
    ...(ask.who === 'nobody' && { unassigned: true }),
    ...(ask.who && ask.who !== 'nobody' && { assigneeId: (ask.who === 'me' ? me.id : ask.who) as StaffId }),
    ...(ask.service && { serviceCode: ask.service }),
    ...(ask.group && { groupCode: ask.group }),
    ...(ask.area && { areaId: Number(ask.area) }),
    ...(ask.channel && { channel: ask.channel }),
    ...dueBetween(ask.due, zone, now),
  }
}

function dueBetween(due: Ask['due'], zone: string, now: Date): Partial<QueueFilter> {
  if (due === undefined) return {}
  if (due === 'escalated') return { escalated: true, running: true }
  if (due === 'late') return { dueBefore: now, running: true }
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).startOfDay()
  const dueBefore = new Date(today.add({ days: DAYS[due] }).epochMilliseconds)
  // In danger: late or soon late, and nobody was told why. What is told in time was told before the day.
  if (due === 'danger') return { dueBefore, running: true, unexplainedOn: today.toPlainDate().toString() }
  return { dueBefore }
}

/** Until the end of today, of tomorrow, of the week. */
const DAYS = { today: 1, danger: 2, week: 7 } as const

/** The queues a person has at hand, the first of them theirs to begin with. */
export type View = 'mine' | 'team' | 'agency' | 'triage' | 'all'

export function viewsFor(me: SignedIn, triageTeam: string): { readonly view: View; readonly ask: Ask }[] {
  const front = me.roles.includes('agent') || me.roles.includes('supervisor')
  const whole = { view: 'all', ask: { status: 'unfinished' } } as const
  const triage = { view: 'triage', ask: { status: 'unfinished', team: triageTeam } } as const
  const mine = { view: 'mine', ask: { status: 'unfinished', who: 'me' } } as const
  const team = me.teamCodes
    .slice(0, 1)
    .map((code) => ({ view: 'team', ask: { status: 'unfinished', team: code } }) as const)
  const agency =
    me.agencyCode === null || front
      ? []
      : [{ view: 'agency', ask: { status: 'unfinished', agency: me.agencyCode } } as const]
  return front ? [triage, whole, mine] : [...agency, ...team, mine, whole]
}

/** Statuses that an ask shows; `closed` is told apart because it is sorted the other way round. */
export const showsClosed = ({ status }: Ask): boolean => status === 'closed'
