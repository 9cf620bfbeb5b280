import type { Photo } from '../../../modules/media/index.ts'
import { Icon, useFrame } from '../../../web/index.ts'
import { text } from '../form.ts'
import { type FormProps, Hidden, Reason } from './words-part.tsx'

interface PhotoPartsProps {
  readonly photos: readonly Photo[]
  readonly isPrivate: boolean
  readonly form: FormProps
}

/** Each photo, who sees it, and the form that changes that. */
export function PhotoParts({ photos, isPrivate, form }: PhotoPartsProps) {
  const { t } = useFrame()
  if (photos.length === 0) return null
  return (
    <section aria-labelledby="photos">
      <h2 id="photos">{t('moderation.photos')}</h2>
      {photos.map((photo, at) => {
        const again = text(form.typed, 'part') === photo.id
        const label = t('common.photo_number', { number: at + 1 })
        const url = `/desk/requests/${form.number}/photos/${photo.id}`
        return (
          <article key={photo.id} class="moderated">
            <a href={url} target="_blank" rel="noopener" data-turbo="false">
              <img src={`${url}?small`} alt={label} loading="lazy" class="moderated-photo" />
            </a>
            <p>
              <Icon name={photo.public ? 'globe' : 'lock'} />{' '}
              {t(photo.public ? 'moderation.photo_public' : 'moderation.photo_private')}
            </p>
            {(photo.public || !isPrivate) && (
              <details open={again}>
                <summary class="button">{t('moderation.change')}</summary>
                <form method="post" action={`/desk/requests/${form.number}/moderation`}>
                  <Hidden form={form} part={photo.id} />
                  <Reason form={form} again={again} />
                  <button
                    class="button-primary"
                    name="deed"
                    value={photo.public ? 'photo_hidden' : 'photo_shown'}
                  >
                    {t(photo.public ? 'moderation.deed.photo_hidden' : 'moderation.deed.photo_shown')}
                  </button>
                </form>
              </details>
            )}
          </article>
        )
      })}
    </section>
  )
}
