/** The queue's routes: the page, its rows by themselves, and deeds on several requests at once. */
import { isUuid } from '../../../kernel/uuid.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  agencyByCode,
  type Catalog,
  teamByCode,
  teamsOfAgency,
  triageTeam,
} from '../../../modules/catalog/index.ts'
import { type SignedIn, staffName } from '../../../modules/identity/index.ts'
import {
  listNewest,
  listQueue,
  type QueueCounts,
  type QueueCursor,
  type QueueRow,
  type RequestId,
} from '../../../modules/requests/index.ts'
import { page, renderFragment, withIcons } from '../../../web/index.ts'
import { queryOf, text } from '../form.ts'
import { meOf, privateOf } from '../session.ts'
import { type Ask, askOf, filterOf, queueAddress, showsClosed, toQuery, viewsFor } from './ask.ts'
import { bulkRoutes } from './bulk.tsx'
import { countsOf } from './counts.ts'
import { CountWords, QueuePage } from './queue-page.tsx'
import { rowsHtml } from './row.tsx'
import { shared } from './shared.ts'

/** Rows a page: thirty are seen at once on a laptop, and some more wait below. */
const PAGE = 40

export function queuePages(app: FastifyInstance): void {
  app.get('/desk', async (request, reply) =>
    reply.redirect(firstPage(meOf(request), request.city.catalog()), 302),
  )

  app.get('/desk/queue', async (request, reply) => {
    const me = meOf(request)
    const { city } = request
    const asked = queryOf(request)
    const ask = askOf(asked)
    const catalog = city.catalog()
    const [found, counts, whoName] = await Promise.all([
      rowsOf(request, ask, me, text(asked, 'after')),
      countsFor(request, ask),
      ask.who && ask.who !== 'me' && ask.who !== 'nobody' ? staffName(city.db, ask.who) : undefined,
    ])
    const open = text(asked, 'open')
    return page(
      reply,
      <QueuePage
        me={me}
        ask={ask}
        catalog={catalog}
        places={city.places()}
        whoName={whoName}
        rows={found.rows}
        next={found.next}
        counts={counts}
        views={viewsFor(me, triageTeam(catalog).code)}
        open={/^\d{6,15}$/.test(open) ? open : undefined}
        teams={teamsIn(ask, catalog)}
        first={text(asked, 'after') === ''}
      />,
      { title: request.t('desk.queue.title'), face: 'desk', hidden: true },
    )
  })

  app.get('/desk/queue/rows', async (request, reply) => {
    const ask = askOf(queryOf(request))
    const html = await shared(request.city, `${request.locale} ${keyOf(request, ask)}`, async () => {
      const { rows } = await rowsOf(request, ask, meOf(request), '')
      const [catalog, places] = [request.city.catalog(), request.city.places()]
      return withIcons(request, (frame) => rowsHtml(frame, { rows, catalog, places }))
    })
    return fragment(reply, html)
  })

  app.get('/desk/queue/counts', async (request, reply) => {
    const ask = askOf(queryOf(request))
    const counts = await countsFor(request, ask)
    return fragment(reply, counts ? renderFragment(request, <CountWords counts={counts} ask={ask} />) : '')
  })

  bulkRoutes(app)
}

const fragment = (reply: FastifyReply, html: string) =>
  reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html)

/** Names what somebody asks for: equal keys are equal answers. */
function keyOf(request: FastifyRequest, ask: Ask): string {
  const me = meOf(request)
  return `${toQuery(ask)} ${ask.who === 'me' ? me.id : ''} ${String(privateOf(me))}`
}

/** What is done is not counted: nobody waits for it. */
async function countsFor(request: FastifyRequest, ask: Ask): Promise<QueueCounts | undefined> {
  if (showsClosed(ask)) return undefined
  const { city } = request
  const now = new Date()
  const filter = filterOf(ask, meOf(request), city.catalog().jurisdiction.timeZone, now)
  return countsOf(city, keyOf(request, ask), filter, now)
}

/** What a person should see first. */
function firstPage(me: SignedIn, catalog: Catalog): string {
  if (me.roles.includes('department_staff') && me.teamCodes.length > 0) return '/desk/work'
  const [first] = viewsFor(me, triageTeam(catalog).code)
  return queueAddress(first?.ask ?? {})
}

interface Found {
  readonly rows: readonly QueueRow[]
  readonly next: string | undefined
}

async function rowsOf({ city }: FastifyRequest, ask: Ask, me: SignedIn, after: string): Promise<Found> {
  const filter = filterOf(ask, me, city.catalog().jurisdiction.timeZone, new Date())
  const address = (cursor: string) =>
    `/desk/queue?${new URLSearchParams([...new URLSearchParams(toQuery(ask)), ['after', cursor]]).toString()}`
  if (showsClosed(ask)) {
    // What is done has no due date any more: the newest first, by count of those already seen.
    const from = /^\d{1,6}$/.test(after) ? Number(after) : 0
    const rows = await listNewest(city, filter, PAGE, from)
    return { rows, next: rows.length < PAGE ? undefined : address(String(from + PAGE)) }
  }
  const { rows, next } = await listQueue(city, filter, PAGE, cursorOf(after))
  return { rows, next: next && address(`${next.dueAt?.toISOString() ?? '-'}_${next.id}`) }
}

function cursorOf(after: string): QueueCursor | undefined {
  const [due = '', id = ''] = after.split('_')
  if (!isUuid(id)) return undefined
  if (due === '-') return { dueAt: null, id: id as RequestId }
  const dueAt = new Date(due)
  return Number.isNaN(dueAt.getTime()) ? undefined : { dueAt, id: id as RequestId }
}

/** Whose events can touch a list; empty when any may. */
function teamsIn({ team, agency }: Ask, catalog: Catalog): number[] {
  if (team) return [teamByCode(catalog, team)?.id ?? 0]
  if (agency && agencyByCode(catalog, agency)) return teamsOfAgency(catalog, agency).map(({ id }) => id)
  return []
}
