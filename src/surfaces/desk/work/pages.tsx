/** My work today: what a crew sees on its phone. */
import type { FastifyInstance } from 'fastify'
import { allow } from '../../../kernel/actor.ts'
import { teamByCode } from '../../../modules/catalog/index.ts'
import { page, renderFragment } from '../../../web/index.ts'
import { meOf } from '../session.ts'
import { workOf } from './list-work.ts'
import { shiftPages } from './shift/pages.tsx'
import { Cards, WorkPage } from './work-page.tsx'

export function workPages(app: FastifyInstance): void {
  shiftPages(app)

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
