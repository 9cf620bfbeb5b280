/** Search: a number, words, an address, or the reporter. */
import type { FastifyInstance } from 'fastify'
import { parseNumber, searchRequests } from '../../../modules/requests/index.ts'
import { page } from '../../../web/index.ts'
import { queryOf, text } from '../form.ts'
import { contactsOf, meOf, privateOf } from '../session.ts'
import { SearchPage } from './search-page.tsx'

const MOST = 100

export function searchPages(app: FastifyInstance): void {
  app.get('/desk/search', async (request, reply) => {
    const me = meOf(request)
    const { city } = request
    const typed = text(queryOf(request), 'q').slice(0, 200)
    const filter = { privateOf: privateOf(me) }
    const rows = await searchRequests(city, { text: typed, contactsOf: contactsOf(me), filter, limit: MOST })
    // Who types a number means that request.
    const [only] = rows
    if (only && rows.length === 1 && parseNumber(typed) === Number(only.number)) {
      return reply.redirect(`/desk/requests/${only.number}`, 302)
    }
    const content = (
      <SearchPage
        me={me}
        asked={typed}
        rows={rows}
        more={rows.length === MOST}
        catalog={city.catalog()}
        places={city.places()}
      />
    )
    return page(reply, content, { title: request.t('desk.search.title'), face: 'desk', hidden: true })
  })
}
