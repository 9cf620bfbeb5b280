/** What was learnt from the city's own requests: tried out, judged, and taken out of force where it is no help. */
import type { FastifyInstance } from 'fastify'
import { perform } from '../../../kernel/act.ts'
import { allow } from '../../../kernel/actor.ts'
import { countOffered } from '../../../modules/requests/index.ts'
import {
  answerTo,
  dangerIn,
  listModels,
  meaningOf,
  withdrawModel,
} from '../../../modules/suggestions/index.ts'
import { page } from '../../../web/index.ts'
import { oneOf, queryOf, text } from '../form.ts'
import { meOf } from '../session.ts'
import { ModelsPage } from './models-page.tsx'

/** Characters that are tried at most: those of the longest report. */
const LONGEST = 4_000
/** Milliseconds in which it is counted what was taken: ninety days. */
const COUNTED = 90 * 86_400_000

export function modelPages(app: FastifyInstance): void {
  app.get('/desk/rules/suggestions', async (request, reply) => {
    const me = meOf(request)
    allow(me.actor, 'manage_catalog')
    const { city } = request
    const asked = queryOf(request)
    const said = text(asked, 'q').slice(0, LONGEST)
    const catalog = city.catalog()
    const { languages } = catalog.jurisdiction
    const locale = oneOf(languages, text(asked, 'language')) ?? languages[0] ?? 'en'
    const tried = said !== '' && {
      danger: dangerIn(catalog, said),
      answer: answerTo(catalog, said),
      meaning: meaningOf(catalog, city.model(), said, locale),
    }
    const since = new Date(Date.now() - COUNTED)
    const [models, offered] = await Promise.all([listModels(city.db), countOffered(city.db, since)])
    const done = text(asked, 'done') === 'withdrawn'
    return page(reply, <ModelsPage {...{ me, said, locale, languages, tried, models, offered, done }} />, {
      title: request.t('models.title'),
      face: 'desk',
      hidden: true,
    })
  })

  app.post<{ Params: { version: string } }>(
    '/desk/rules/suggestions/:version/withdraw',
    async (request, reply) => {
      const { version } = request.params
      if (!/^\d{1,9}$/.test(version)) return reply.callNotFound()
      await perform(request.city.db, meOf(request).actor, (act) => withdrawModel(act, Number(version)))
      return reply.redirect('/desk/rules/suggestions?done=withdrawn', 303)
    },
  )
}
