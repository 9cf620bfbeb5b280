import type { Translate } from '../../../i18n/index.ts'
import type { Photo, Rectangle } from '../../../modules/media/index.ts'
import { Icon, Island, useFrame } from '../../../web/index.ts'
import { text } from '../form.ts'
import { type FormProps, Hidden, Reason } from './words-part.tsx'

/** A photo, and what of it is blacked out. */
export interface ModeratedPhoto extends Photo {
  readonly rectangles: readonly Rectangle[]
}

interface PhotoPartsProps {
  readonly photos: readonly ModeratedPhoto[]
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
          <article key={photo.id} id={`p${photo.id}`} class="moderated">
            <a href={url} target="_blank" rel="noopener" data-turbo="false">
              <img src={`${url}?small`} alt={label} loading="lazy" class="moderated-photo" />
            </a>
            <p>
              <Icon name={photo.public ? 'globe' : 'lock'} />{' '}
              {photo.held
                ? t('checking.is_held')
                : t(photo.public ? 'moderation.photo_public' : 'moderation.photo_private')}
            </p>
            <BlackOut photo={photo} form={form} again={again} />
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

/** Rectangles in percent, a line each: works without drawing them. */
function BlackOut({ photo, form, again }: { photo: ModeratedPhoto; form: FormProps; again: boolean }) {
  const { t } = useFrame()
  const typed = again ? text(form.typed, 'rectangles') : ''
  const url = `/desk/requests/${form.number}/photos/${photo.id}`
  return (
    <details open={form.photo === photo.id || (again && text(form.typed, 'deed') === 'photo_blacked_out')}>
      <summary class="button">{t('moderation.deed.photo_blacked_out')}</summary>
      {photo.rectangles.length > 0 && (
        <p>
          <a href={`${url}?original`} target="_blank" rel="noopener" data-turbo="false">
            {t('moderation.original')}
          </a>
        </p>
      )}
      <form method="post" action={`/desk/requests/${form.number}/moderation`}>
        <Hidden form={form} part={photo.id} />
        <Island name="black-out" props={{ original: `${url}?original`, words: drawingWords(t) }}>
          <div class="black-out-stage" hidden>
            <img src={url} alt={t('moderation.deed.photo_blacked_out')} draggable={false} loading="lazy" />
          </div>
          <label class="words">
            <span>{t('moderation.rectangles')}</span>
            <textarea name="rectangles" rows={3} dir="ltr" spellcheck={false}>
              {typed || photo.rectangles.map(inPercent).join('\n')}
            </textarea>
          </label>
          <p class="soft">{t('moderation.rectangles_hint')}</p>
        </Island>
        <Reason form={form} again={again} />
        <button class="button-primary" name="deed" value="photo_blacked_out">
          {t('moderation.deed.photo_blacked_out')}
        </button>
      </form>
    </details>
  )
}

/** What the drawing says, already in the reader's language. */
const drawingWords = (t: Translate) => ({
  hint: t('checking.draw.hint'),
  add: t('checking.draw.add'),
  undo: t('checking.draw.undo'),
  clear: t('checking.draw.clear'),
  preview: t('checking.draw.preview'),
  box: t('checking.draw.box', { number: '{number}' }),
})

const inPercent = ({ left, top, width, height }: Rectangle) =>
  [left, top, width, height].map((share) => Math.round(share * 1000) / 10).join(' ')
