/** Shown in place of a page that could not be fetched. */
import type { FastifyPluginAsync } from 'fastify'
import { Icon, keptPage, useFrame, telOf } from '../../../web/index.ts'
import { Outbox } from './outbox.tsx'

export const offlinePage: FastifyPluginAsync = async (app) => {
  app.get('/offline', async (request, reply) =>
    keptPage(reply, { version: '', seconds: 60 }, async () => [
      <OfflinePage />,
      { title: request.t('phone.offline_title'), hidden: true },
    ]),
  )
}

function OfflinePage() {
  const { t, path, city } = useFrame()
  const { phone } = city.contact
  return (
    <div class="narrow page">
      <h1>{t('phone.offline_title')}</h1>
      <p class="lead">{t('phone.offline_text')}</p>
      <div class="button-row">
        <a class="usa-button" href={path('/report/offline')}>
          {t('phone.write_now')}
        </a>
        {/* The address is that of the page that was wanted: the same address again asks for it again. */}
        <a class="back" href="">
          {t('phone.try_again')}
        </a>
      </div>
      {phone && (
        <p class="letter-line">
          <Icon name="phone" />{' '}
          <span>
            {t('phone.or_call')} <a href={telOf(phone)}>{<bdi dir="ltr">{phone}</bdi>}</a>
          </span>
        </p>
      )}
      <Outbox />
    </div>
  )
}
