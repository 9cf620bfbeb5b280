/** The forms for what no list offers: merge or relate by number, split a part off. */
import { useFrame } from '../../../web/index.ts'
import { list, text } from '../form.ts'
import { serviceOptions } from '../parts/catalog-options.ts'
import { choose } from '../parts/options.ts'
import type { FamilyProps } from './family.tsx'

export function FamilyForms(props: FamilyProps) {
  const { t } = useFrame()
  const { thread, family, typed } = props
  const { request } = thread
  const mergeable = request.status !== 'closed' && !family.parent
  const again = ['into', 'to', 'description'].some((name) => name in typed)
  return (
    <details class="move family-more" open={again}>
      <summary class="button">{t('family.desk.more')}</summary>
      {mergeable && (
        <form method="post" action={`/desk/requests/${request.number}/merge`}>
          <input type="hidden" name="seen" value={request.version} />
          <NumberField name="into" label={t('family.desk.merge_number')} value={text(typed, 'into')} />
          <Reason said={text(typed, 'reason')} />
          <button class="button-primary">{t('family.desk.merge')}</button>
        </form>
      )}
      <form method="post" action={`/desk/requests/${request.number}/relate`}>
        <p class="soft">{t('family.desk.relate_hint')}</p>
        <NumberField name="to" label={t('family.desk.relate_number')} value={text(typed, 'to')} />
        <button>{t('family.desk.relate')}</button>
      </form>
      {!family.whole && <Split {...props} />}
    </details>
  )
}

function Split({ thread: { request, activities }, catalog, typed }: FamilyProps) {
  const { t, locale } = useFrame()
  const photos = activities.flatMap(({ photoIds }) => photoIds)
  const chosen = list(typed, 'photos')
  return (
    <form method="post" action={`/desk/requests/${request.number}/split`}>
      <input type="hidden" name="seen" value={request.version} />
      <p class="soft">{t('family.desk.split_hint')}</p>
      <label class="line">
        <span>{t('family.desk.split_service')}</span>
        <select
          name="service"
          dangerouslySetInnerHTML={{
            __html: choose(serviceOptions(catalog, locale), text(typed, 'service') || request.serviceCode),
          }}
        />
      </label>
      <label class="words">
        <span>{t('family.desk.split_words')}</span>
        <textarea name="description" rows={2} maxlength={4000} dir="auto" required>
          {text(typed, 'description')}
        </textarea>
      </label>
      {photos.length > 0 && (
        <fieldset class="choices">
          <legend>{t('family.desk.split_photos')}</legend>
          {photos.map((id, at) => (
            <label key={id}>
              <input type="checkbox" name="photos" value={id} checked={chosen.includes(id)} />{' '}
              <img
                src={`/desk/requests/${request.number}/photos/${id}?small`}
                alt={t('common.photo_number', { number: at + 1 })}
                loading="lazy"
                width="64"
                height="48"
              />
            </label>
          ))}
        </fieldset>
      )}
      <button>{t('family.desk.split')}</button>
    </form>
  )
}

function NumberField({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <label class="line">
      <span>{label}</span>
      <input name={name} value={value} inputMode="numeric" maxlength={20} required dir="ltr" />
    </label>
  )
}

export function Reason({ said }: { said: string }) {
  const { t } = useFrame()
  return (
    <label class="words">
      <span>{t('family.desk.reason')}</span>
      <textarea name="reason" rows={2} maxlength={2000} dir="auto" required>
        {said}
      </textarea>
    </label>
  )
}
