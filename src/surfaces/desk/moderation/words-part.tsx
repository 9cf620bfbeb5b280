import type { Catalog } from '../../../modules/catalog/index.ts'
import { Bdi, Icon, Time, useFrame } from '../../../web/index.ts'
import { type Fields, text } from '../form.ts'
import { Personal } from '../parts/personal.tsx'

/** Words that can be moderated. */
export interface Part {
  /** `description`, or the id of the line. */
  readonly id: string
  readonly at: Date
  readonly who: string
  readonly said: string
  readonly shown: boolean
  readonly wording: string | null
  /** What the public reads of it now. */
  readonly read: string
}

/** What every form of the page carries, and what was typed before it came back. */
export interface FormProps {
  readonly number: string
  readonly seen: number
  readonly typed: Fields
  /** The photo that is to be blacked out, and where to go on afterwards. */
  readonly photo?: string | undefined
  readonly back?: string | undefined
}

/** What was said, what of it is read, and the form that changes that. */
export function WordsPart({ part, catalog, form }: { part: Part; catalog: Catalog; form: FormProps }) {
  const { t } = useFrame()
  const { id, who, at, said, shown, read } = part
  const again = text(form.typed, 'part') === id
  return (
    <article class="moderated">
      <p class="soft">
        {id === 'description' ? t('moderation.description') : <Bdi>{who || t('moderation.reporter')}</Bdi>} ·{' '}
        <Time at={at} />
      </p>
      <blockquote class="said">
        <Personal said={said} catalog={catalog} />
      </blockquote>
      <p>
        <Icon name={shown ? 'globe' : 'lock'} />{' '}
        {!shown
          ? t('moderation.nobody_reads')
          : read === said
            ? t('moderation.read_as_said')
            : t('moderation.read')}
      </p>
      {shown && read !== said && read !== '' && (
        <blockquote class="said">
          <Bdi lines>{read}</Bdi>
        </blockquote>
      )}
      <details open={again}>
        <summary class="button">{t('moderation.change')}</summary>
        <form method="post" action={`/desk/requests/${form.number}/moderation`}>
          <Hidden form={form} part={id} />
          <label class="words">
            <span>{t('moderation.wording')}</span>
            <textarea name="wording" rows={4} maxLength={id === 'description' ? 4000 : 8000} dir="auto">
              {(again && text(form.typed, 'wording')) || (part.wording ?? (read || said))}
            </textarea>
          </label>
          <Reason form={form} again={again} />
          <p class="line">
            <button class="button-primary" name="deed" value="words_changed">
              {t('moderation.deed.words_changed')}
            </button>
            {shown && (
              <button name="deed" value="words_hidden">
                {t('moderation.deed.words_hidden')}
              </button>
            )}
            {(!shown || part.wording !== null) && (
              <button name="deed" value="words_shown">
                {t('moderation.deed.words_shown')}
              </button>
            )}
          </p>
        </form>
      </details>
    </article>
  )
}

export function Hidden({ form, part }: { form: FormProps; part: string }) {
  return (
    <>
      <input type="hidden" name="seen" value={form.seen} />
      <input type="hidden" name="part" value={part} />
      {form.back && <input type="hidden" name="back" value={form.back} />}
    </>
  )
}

export function Reason({ form, again }: { form: FormProps; again: boolean }) {
  const { t } = useFrame()
  return (
    <label class="words">
      <span>{t('moderation.reason')}</span>
      <input
        name="reason"
        required
        maxLength={2000}
        value={again ? text(form.typed, 'reason') : ''}
        dir="auto"
      />
    </label>
  )
}
