/** Agreements: what was promised for each service, how it was kept, when it is looked at again. */
import type { FastifyInstance } from 'fastify'
import { allow } from '../../../kernel/actor.ts'
import { agreementVersions, countAgreementVersions, serviceByCode } from '../../../modules/catalog/index.ts'
import { countKept } from '../../../modules/requests/index.ts'
import { page } from '../../../web/index.ts'
import { meOf } from '../session.ts'
import { AgreementsPage } from './list-page.tsx'
import { VersionPage } from './version-page.tsx'

export function agreementPages(app: FastifyInstance): void {
  app.get('/desk/agreements', async (request, reply) => {
    const me = meOf(request)
    allow(me.actor, 'see_reports')
    const { city, t } = request
    const [kept, versions] = await Promise.all([
      countKept(city.db, new Date()),
      countAgreementVersions(city.db),
    ])
    const content = <AgreementsPage {...{ me, kept, versions }} catalog={city.catalog()} />
    return page(reply, content, { title: t('agreements.title'), face: 'desk', hidden: true })
  })

  app.get<{ Params: { code: string } }>('/desk/agreements/:code', async (request, reply) => {
    const me = meOf(request)
    allow(me.actor, 'see_reports')
    const { city, t } = request
    const catalog = city.catalog()
    const service = serviceByCode(catalog, request.params.code)
    if (!service) return reply.callNotFound()
    const versions = await agreementVersions(city.db, service.id)
    const content = <VersionPage {...{ me, catalog, service, versions }} />
    return page(reply, content, { title: t('agreements.title'), face: 'desk', hidden: true })
  })
}
