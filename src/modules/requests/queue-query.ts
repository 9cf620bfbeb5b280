/** What the desk filters by, and the select list of a queue's line. */
import { sql } from 'kysely'
import type { Catalog } from '../catalog/index.ts'
import { serviceById } from '../catalog/index.ts'
import { type StaffId, staffNameOf } from '../identity/index.ts'
import { othersOf } from './find-family.ts'
import type { City } from './ground.ts'
import { inBox } from './list-public.ts'
import type { Channel, Status } from './rules.ts'
import { publicStatus } from './rules.ts'
import { agencyCode, publicDescription, publicWords, toPoint } from './to-public.ts'
import type { QueueRow } from './views.ts'

/** A desk filter, as its URL says it. What it leaves out, it does not mind. */
export interface QueueFilter {
  readonly status?: Status | 'unfinished'
  readonly agencyCode?: string
  readonly teamCode?: string
  readonly assigneeId?: StaffId
  readonly unassigned?: boolean
  readonly serviceCode?: string
  readonly groupCode?: string
  readonly areaId?: number
  readonly channel?: Channel
  /** Due before this instant (late: now). */
  readonly dueBefore?: Date
  readonly dueAfter?: Date
  /** Without a reason and a new day that is this day (`YYYY-MM-DD`, city time) or later. */
  readonly unexplainedOn?: string
  readonly submittedAfter?: Date
  /** Leaves out what repeats another request. */
  readonly leads?: boolean
  /** Leaves out what waits while its clock stands still. */
  readonly running?: boolean
  /** Only what climbed a rung of its ladder. */
  readonly escalated?: boolean
  readonly box?: readonly [number, number, number, number]
  /** Agencies whose private requests may be seen; `everywhere` for all. */
  readonly privateOf: 'everywhere' | readonly string[]
}

/** Not on hold, or for a reason for which the agreement stops no clock (as `stopsClock` says). */
export const clockRuns = sql<boolean>`(request.status <> 'on_hold'
  or (request.promise ? 'pauses' and not request.promise->'pauses' ? request.waits_on))`

/** The desk's lines under a filter, unordered; callers order and page. */
export function queueQuery(city: City, filter: QueueFilter) {
  const catalog = city.catalog()
  const ids = <T extends { code: string; id: number }>(all: readonly T[], fits: (one: T) => boolean) =>
    all.filter(fits).map(({ id }) => id)
  let query = city.db
    .selectFrom('service_request as request')
    .select([
      'request.id',
      'request.number',
      'request.service_id',
      'request.agency_id',
      'request.team_id',
      'request.assignee_id as assigneeId',
      staffNameOf('request.assignee_id').as('assigneeName'),
      'request.status',
      'request.waits_on as waitsOn',
      'request.resolution',
      'request.accepted_at as acceptedAt',
      'request.planned_for as plannedFor',
      'request.address',
      'request.description',
      'request.words_shown as wordsShown',
      'request.words_held as wordsHeld',
      'request.wording',
      'request.location',
      'request.area_ids as areaIds',
      'request.submitted_at as submittedAt',
      'request.updated_at as updatedAt',
      'request.due_at as dueAt',
      'request.promise',
      'request.pauses',
      'request.on_hold_since as onHoldSince',
      'request.escalated',
      'request.closed_at as closedAt',
      'request.last_note as lastNote',
      'request.photo_count as photoCount',
      'request.visibility',
      'request.channel',
      'request.version',
      othersOf('request.id', { publicOnly: false }).as('others'),
    ])
  if (filter.status === 'unfinished') query = query.where('request.status', '!=', 'closed')
  else if (filter.status === 'closed') query = query.where('request.status', '=', 'closed')
  else if (filter.status) {
    // Said twice, so that the indexes on open requests are seen to fit.
    query = query.where('request.status', '=', filter.status).where('request.status', '!=', 'closed')
  }
  if (filter.agencyCode) {
    query = query.where(
      'request.agency_id',
      'in',
      ids(catalog.agencies, ({ code }) => code === filter.agencyCode).concat(0),
    )
  }
  if (filter.teamCode) {
    query = query.where(
      'request.team_id',
      'in',
      ids(catalog.teams, ({ code }) => code === filter.teamCode).concat(0),
    )
  }
  if (filter.assigneeId) query = query.where('request.assignee_id', '=', filter.assigneeId)
  if (filter.unassigned) query = query.where('request.assignee_id', 'is', null)
  if (filter.serviceCode) {
    query = query.where(
      'request.service_id',
      'in',
      ids(catalog.services, ({ code }) => code === filter.serviceCode).concat(0),
    )
  }
  if (filter.groupCode) {
    const group = ids(catalog.services, ({ groupCode }) => groupCode === filter.groupCode)
    query = query.where('request.service_id', '=', sql<number>`any(${group}::int[])`)
  }
  if (filter.areaId) query = query.where(sql<boolean>`request.area_ids @> ${[filter.areaId]}::int[]`)
  if (filter.channel) query = query.where('request.channel', '=', filter.channel)
  if (filter.dueBefore) query = query.where('request.due_at', '<', filter.dueBefore)
  if (filter.dueAfter) query = query.where('request.due_at', '>=', filter.dueAfter)
  if (filter.unexplainedOn) {
    query = query.where(
      sql<boolean>`(request.delayed_until is null or request.delayed_until < ${filter.unexplainedOn}::date)`,
    )
  }
  if (filter.submittedAfter) query = query.where('request.submitted_at', '>=', filter.submittedAfter)
  if (filter.leads) query = query.where('request.parent_id', 'is', null)
  if (filter.running) query = query.where(clockRuns)
  // Said twice, so that the index of what was escalated is seen to fit.
  if (filter.escalated)
    query = query.where('request.escalated', '>', 0).where('request.status', '!=', 'closed')
  if (filter.box) query = query.where(inBox('request.location', filter.box))
  if (filter.privateOf !== 'everywhere') {
    const own = ids(catalog.agencies, ({ code }) => filter.privateOf.includes(code))
    query = query.where(({ eb, or }) =>
      or([
        eb('request.visibility', '=', 'public'),
        eb('request.agency_id', '=', sql<number>`any(${own}::int[])`),
      ]),
    )
  }
  return query
}

type Row = Awaited<ReturnType<ReturnType<typeof queueQuery>['executeTakeFirstOrThrow']>>

/** In lists personal data is masked for everybody; a request's own page shows it to whoever may see it. */
export function toQueueRow(row: Row, catalog: Catalog): QueueRow {
  const { service_id, agency_id, team_id, location, number, acceptedAt, plannedFor, ...rest } = row
  return {
    ...rest,
    description: publicDescription(row, catalog, 'staff'),
    address: rest.address === null ? null : publicWords(rest.address, catalog),
    lastNote: rest.lastNote === null ? null : publicWords(rest.lastNote, catalog),
    number: String(number),
    serviceCode: serviceById(catalog, service_id)?.code ?? '',
    agencyCode: agencyCode(catalog, agency_id),
    teamCode: catalog.teams.find(({ id }) => id === team_id)?.code ?? '',
    publicStatus: publicStatus({ ...rest, acceptedAt, plannedFor }),
    point: toPoint(location),
  }
}
