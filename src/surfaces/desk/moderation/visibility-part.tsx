import { Icon, useFrame } from '../../../web/index.ts'
import { text } from '../form.ts'
import { type FormProps, Hidden, Reason } from './words-part.tsx'

/** Whether everybody sees the request at all, and the form that changes that. */
export function VisibilityPart({ isPrivate, form }: { isPrivate: boolean; form: FormProps }) {
  const { t } = useFrame()
  const again = text(form.typed, 'part') === 'request'
  const deed = isPrivate ? 'made_public' : 'made_private'
  return (
    <section aria-labelledby="visibility">
      <h2 id="visibility">{t('moderation.visibility')}</h2>
      <p>
        <Icon name={isPrivate ? 'lock' : 'globe'} />{' '}
        {t(isPrivate ? 'moderation.is_private' : 'moderation.is_public')}
      </p>
      <details open={again}>
        <summary class="button">{t(`moderation.deed.${deed}`)}</summary>
        <form method="post" action={`/desk/requests/${form.number}/moderation`}>
          <Hidden form={form} part="request" />
          <Reason form={form} again={again} />
          <button class="button-primary" name="deed" value={deed}>
            {t(`moderation.deed.${deed}`)}
          </button>
        </form>
      </details>
    </section>
  )
}
