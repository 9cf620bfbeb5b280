import type { StoppedPhoto } from '../../../modules/partners/index.ts'
import { Time, useFrame } from '../../../web/index.ts'
import { DeedsCell, StateCell, WhoseCells } from './cells.tsx'

/** Photos of partners that need a person, each with why it is not here. */
export function StoppedPhotos({ photos }: { photos: readonly StoppedPhoto[] }) {
  const { t } = useFrame()
  const title = t('partner_photos.photos')
  return (
    <section>
      <h2>{title}</h2>
      <table class="rows">
        <caption class="usa-sr-only">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('partners.column.number')}</th>
            <th scope="col">{t('partners.column.partner')}</th>
            <th scope="col">{t('partner_photos.photo')}</th>
            <th scope="col">{t('partners.column.state')}</th>
            <th scope="col">{t('partner_photos.cause')}</th>
            <th scope="col">{t('partners.column.when')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {photos.map((photo) => (
            <Row key={photo.id} photo={photo} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Row({ photo }: { photo: StoppedPhoto }) {
  const { t } = useFrame()
  const { id, number, partnerName, url, state, attempts, words, createdAt } = photo
  return (
    <tr>
      <WhoseCells number={number} partnerName={partnerName} />
      <td class="c-wrap">
        {/* Told, not linked: it is an address that somebody else chose. */}
        <bdi dir="ltr">{url}</bdi>
      </td>
      <StateCell words={t(`partner_photos.photo_state.${state}`)} attempts={attempts} />
      <td class="c-wrap" data-label={t('partner_photos.cause')}>
        <bdi lang="en" dir="ltr">
          {words ?? ''}
        </bdi>
      </td>
      <td>
        <Time at={createdAt} as="relative" />
      </td>
      <DeedsCell
        number={number}
        again={`/desk/partners/photos/${id}/resending`}
        end={`/desk/partners/photos/${id}/end`}
        endLabel={t('partner_photos.leave')}
      />
    </tr>
  )
}
