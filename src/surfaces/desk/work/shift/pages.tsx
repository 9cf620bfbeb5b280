/** A crew's shift on one page: the phone keeps it, and it works without a network. */
import type { FastifyInstance } from 'fastify'
import { allow } from '../../../../kernel/actor.ts'
import { listForStaff, type StaffThread } from '../../../../modules/requests/index.ts'
import { page } from '../../../../web/index.ts'
import { meOf } from '../../session.ts'
import { workOf } from '../list-work.ts'
import { deedRoutes } from './deeds.ts'
import { ShiftPage } from './shift-page.tsx'

/** A lost phone shows it no longer than that. */
const SHIFT = 16 * 3_600_000 // milliseconds
/** Of what anybody may take a phone carries the most urgent. */
const MOST_FREE = 20

export function shiftPages(app: FastifyInstance): void {
  deedRoutes(app)

  app.get('/desk/work/shift', async (request, reply) => {
    const me = meOf(request)
    allow(me.actor, 'accept_requests')
    const { city } = request
    const { mine, free } = await workOf(request)
    const first = free.slice(0, MOST_FREE)
    const numbers = [...mine, ...first].map(({ number }) => Number(number))
    // Contacts stay in the house: a phone can be lost, and nobody needs them to mend a road.
    const threads = await listForStaff(city, me.actor, numbers, { masked: true })
    const byNumber = new Map(threads.map((thread) => [thread.request.number, thread]))
    const threadsOf = (rows: readonly { readonly number: string }[]): StaffThread[] =>
      rows.flatMap(({ number }) => byNumber.get(number) ?? [])
    const at = new Date()
    const until = new Date(at.getTime() + SHIFT)
    void reply.headers({
      'x-shift-by': me.id,
      'x-shift-at': at.toISOString(),
      'x-shift-until': until.toISOString(),
    })
    return page(
      reply,
      <ShiftPage
        {...{ me, at, until }}
        catalog={city.catalog()}
        places={city.places()}
        tiles={city.basemap !== null}
        mine={threadsOf(mine)}
        free={threadsOf(first)}
      />,
      { title: request.t('crew.title'), face: 'desk', hidden: true },
    )
  })
}
