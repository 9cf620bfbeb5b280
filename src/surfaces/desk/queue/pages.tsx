/** The queue's routes: the page, its rows by themselves, and deeds on several requests at once. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
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
  type QueueCursor,
  type QueueRow,
  type RequestId,
} from '../../../modules/requests/index.ts'
import { page, withIcons } from '../../../web/index.ts'
import { queryOf, text } from '../form.ts'
import { meOf } from '../session.ts'
import { type Ask, askOf, filterOf, queueAddress, showsClosed, toQuery, viewsFor } from './ask.ts'
import { bulkRoutes } from './bulk.tsx'
import { countsOf } from './counts.ts'
import { QueuePage } from './queue-page.tsx'
import { rowsHtml } from './row.tsx'

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
    const now = new Date()
    const catalog = city.catalog()
    const filter = filterOf(ask, me, catalog.jurisdiction.timeZone, now)
    const key = `${toQuery(ask)} ${ask.who === 'me' ? me.id : ''} ${String(filter.privateOf)}`
    const [found, counts, whoName] = await Promise.all([
      rowsOf(request, ask, me, text(asked, 'after')),
      showsClosed(ask) ? undefined : countsOf(city, key, filter, now),
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
    const { rows } = await rowsOf(request, askOf(queryOf(request)), meOf(request), '')
    const catalog = request.city.catalog()
    const html = withIcons(request, (frame) =>
      rowsHtml(frame, { rows, catalog, places: request.city.places() }),
    )
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html)
  })

  bulkRoutes(app)
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
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id)) return undefined
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
