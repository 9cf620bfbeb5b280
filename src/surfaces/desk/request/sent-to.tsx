import type { Delivery } from '../../../modules/partners/index.ts'
import { Bdi, useFrame } from '../../../web/index.ts'

/** Which partner systems have the request, and where it stands there: apart from where it stands here. */
export function SentTo({ deliveries }: { deliveries: readonly Delivery[] }) {
  const { t } = useFrame()
  if (deliveries.length === 0) return null
  return (
    <section aria-labelledby="sent-to">
      <h2 id="sent-to">{t('partners.sent_to')}</h2>
      {deliveries.map(({ id, partnerName, state, theirId, theirStatus, words }) => (
        <p key={id}>
          <Bdi>{partnerName}</Bdi>: {t(`partners.delivery.${state}`)}
          {theirId !== null && (
            <>
              {' '}
              · <Bdi>{theirId}</Bdi>
            </>
          )}
          {theirStatus !== null && (
            <span class="soft"> · {t('partners.their_status', { status: theirStatus })}</span>
          )}
          {words !== null && (
            <span class="soft">
              {' '}
              · <Bdi>{words}</Bdi>
            </span>
          )}
        </p>
      ))}
    </section>
  )
}
