import type { FastifyRequest } from 'fastify'
import { listQueue, type QueueFilter, type QueueRow } from '../../../modules/requests/index.ts'
import { meOf, privateOf } from '../session.ts'

/** More than anybody does in a day. */
const MOST = 40

export interface Work {
  readonly mine: readonly QueueRow[]
  /** Of my teams, given to nobody yet. */
  readonly free: readonly QueueRow[]
}

/** What the person of this request has to do, and what anybody of their teams may take; the soonest due first. */
export async function workOf(request: FastifyRequest): Promise<Work> {
  const me = meOf(request)
  const base: QueueFilter = { status: 'unfinished', leads: true, privateOf: privateOf(me) }
  const [mine, ...teams] = await Promise.all([
    listQueue(request.city, { ...base, assigneeId: me.id }, MOST),
    ...me.teamCodes.map((teamCode) => listQueue(request.city, { ...base, teamCode, unassigned: true }, MOST)),
  ])
  const free = teams.flatMap(({ rows }) => rows).sort(byDue)
  return { mine: mine.rows, free: free.slice(0, MOST) }
}

const byDue = (a: QueueRow, b: QueueRow) =>
  (a.dueAt?.getTime() ?? Infinity) - (b.dueAt?.getTime() ?? Infinity)
