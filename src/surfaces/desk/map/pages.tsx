/** The desk's map: what waits, where; and beside it the same as a list. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal } from '../../../kernel/refusal.ts'
import { staffName } from '../../../modules/identity/index.ts'
import { listCells, listQueue, type QueueFilter } from '../../../modules/requests/index.ts'
import { page, renderFragment } from '../../../web/index.ts'
import { type Fields, queryOf, text } from '../form.ts'
import { askOf, filterOf, toQuery } from '../queue/ask.ts'
import { meOf } from '../session.ts'
import { MapList, MapPage } from './map-page.tsx'

const LISTED = 40

export function mapPages(app: FastifyInstance): void {
  app.get('/desk/map', async (request, reply) => {
    const { city } = request
    const ask = askOf(queryOf(request))
    const [west, south, east, north] = city.places().bounds
    const box = [west, south, east, north] as const
    const { rows } = await listQueue(city, filterIn(request, box), LISTED)
    const content = (
      <MapPage
        me={meOf(request)}
        ask={ask}
        catalog={city.catalog()}
        places={city.places()}
        rows={rows}
        query={toQuery(ask)}
        tiles={city.basemap !== undefined}
        whoName={ask.who && ask.who.length > 10 ? await staffName(city.db, ask.who) : undefined}
      />
    )
    return page(reply, content, { title: request.t('desk.nav.map'), face: 'desk', hidden: true })
  })

  app.get('/desk/map/cells', async (request, reply) => {
    const fields = queryOf(request)
    const box = boxOf(fields)
    const across = Math.min(100, Math.max(1, Number(text(fields, 'across')) || 20))
    const down = Math.min(100, Math.max(1, Number(text(fields, 'down')) || 15))
    const size = { lon: (box[2] - box[0]) / across, lat: (box[3] - box[1]) / down }
    const cells = await listCells(request.city, filterIn(request, box), size, new Date())
    return reply.header('cache-control', 'no-store').send(
      // Short, because a map that is dragged asks ten times a second: count, late, lon, lat, number.
      cells.map(({ count, late, lon, lat, number }) => [count, late, round(lon), round(lat), number]),
    )
  })

  app.get('/desk/map/list', async (request, reply) => {
    const { rows } = await listQueue(request.city, filterIn(request, boxOf(queryOf(request))), LISTED)
    const list = <MapList rows={rows} catalog={request.city.catalog()} places={request.city.places()} />
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(renderFragment(request, list))
  })
}

type Box = readonly [west: number, south: number, east: number, north: number]

function filterIn(request: FastifyRequest, box: Box): QueueFilter & { box: Box } {
  const ask = askOf(queryOf(request))
  const zone = request.city.catalog().jurisdiction.timeZone
  return { ...filterOf(ask, meOf(request), zone, new Date()), box }
}

/** @throws {Refusal} `not_a_box`. */
function boxOf(fields: Fields): Box {
  const [west = NaN, south = NaN, east = NaN, north = NaN] = text(fields, 'box').split(',').map(Number)
  const onEarth =
    [west, east].every((lon) => Math.abs(lon) <= 720) && [south, north].every((lat) => Math.abs(lat) <= 90)
  if (!(west < east && south < north && onEarth)) {
    throw new Refusal('invalid', 'not_a_box', 'A box is four numbers: west,south,east,north in degrees.')
  }
  return [west, south, east, north]
}

const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6
