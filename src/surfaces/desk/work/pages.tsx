/** My work today: what a crew sees on its phone. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { allow } from '../../../kernel/actor.ts'
import { teamByCode } from '../../../modules/catalog/index.ts'
import { listQueue, type QueueFilter, type QueueRow } from '../../../modules/requests/index.ts'
import { page, renderFragment } from '../../../web/index.ts'
import { meOf, privateOf } from '../session.ts'
import { Cards, WorkPage } from './work-page.tsx'

/** More than anybody does in a day. */
const MOST = 40

export function workPages(app: FastifyInstance): void {
  app.get('/desk/work', async (request, reply) => {
    const me = meOf(request)
    allow(me.actor, 'accept_requests')
    const catalog = request.city.catalog()
    const teams = me.teamCodes.map((code) => teamByCode(catalog, code)?.id ?? 0)
    return page(
      reply,
      <WorkPage
        me={me}
        catalog={catalog}
        places={request.city.places()}
        teams={teams}
        {...await workOf(request)}
      />,
      { title: request.t('desk.nav.work'), face: 'desk', hidden: true },
    )
  })

  app.get('/desk/work/cards', async (request, reply) => {
    const { city } = request
    allow(meOf(request).actor, 'accept_requests')
    const cards = (
      <Cards me={meOf(request)} catalog={city.catalog()} places={city.places()} {...await workOf(request)} />
    )
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(renderFragment(request, cards))
  })
}

export interface Work {
  readonly mine: readonly QueueRow[]
  /** Of my teams, given to nobody yet. */
  readonly free: readonly QueueRow[]
}

async function workOf(request: FastifyRequest): Promise<Work> {
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
