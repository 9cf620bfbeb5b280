/** Photos of a report: a plain file field, with previews and smaller uploads where scripts run. */
import type { Photo } from '../../../modules/media/index.ts'
import { MOST_PHOTOS } from '../../../modules/media/index.ts'
import { described, type Errors, Hints, Icon, Island, Optional, useFrame } from '../../../web/index.ts'
import { photoUrl } from '../photos.ts'

export function PhotoField({
  photos,
  draft,
  errors,
}: {
  photos: readonly Photo[]
  draft: string
  errors: Errors
}) {
  const { t } = useFrame()
  const hint = t('resident.details.photos_hint', { count: MOST_PHOTOS })
  const left = MOST_PHOTOS - photos.length
  return (
    <div class={`form-group photo-field${errors.photos ? ' form-group-error' : ''}`}>
      <label class="usa-label" for="f-photos">
        {t('resident.details.photos')}
        <Optional optional />
      </label>
      <Hints name="photos" hint={hint} errors={errors} />
      {photos.length > 0 && (
        <ul class="photo-list">
          {photos.map(({ id }, index) => (
            <li key={id}>
              <img
                src={`${photoUrl(id, 'small')}?draft=${draft}`}
                alt={t('common.photo_number', { number: index + 1 })}
                width="120"
                height="120"
              />
              <button class="photo-remove" name="remove" value={id} formNoValidate>
                <Icon name="close" />
                <span class="usa-sr-only">{t('resident.details.remove_photo', { number: index + 1 })}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {left > 0 && (
        <Island
          name="photos"
          props={{ most: left, words: { chosen: t('common.photo_number', { number: '%' }) } }}
        >
          <input
            {...described('photos', hint, errors)}
            class="photo-input"
            type="file"
            accept="image/jpeg,image/png,image/webp,image/heic,image/heif"
            multiple
          />
        </Island>
      )}
    </div>
  )
}
