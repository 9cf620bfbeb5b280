/** The page of "me too": the request once more, so that it is the right one, and the little that may be added. */
import { type Catalog, serviceByCode } from '../../../modules/catalog/index.ts'
import type { DraftFields } from '../../../modules/drafts/index.ts'
import type { Photo } from '../../../modules/media/index.ts'
import type { PublicRequest } from '../../../modules/requests/index.ts'
import { type Errors, ErrorSummary, Field, Icon, TextArea, useFrame } from '../../../web/index.ts'
import { query } from '../input.ts'
import { PhotoField } from '../report/photo-field.tsx'
import { PhoneField } from '../report/phone-field.tsx'
import { textOf } from '../report/writing.ts'
import { RequestList } from '../request-list.tsx'

interface MeTooProps {
  readonly repeated: PublicRequest
  readonly draft: string
  readonly fields: DraftFields
  readonly photos: readonly Photo[]
  readonly errors: Errors
  readonly catalog: Catalog
  /** Whether texts are sent. */
  readonly texts: boolean
}

export function MeTooPage({ repeated, draft, fields, photos, errors, catalog, texts }: MeTooProps) {
  const { t, path } = useFrame()
  const { number } = repeated
  return (
    <div class="narrow page report">
      <ErrorSummary errors={errors} />
      <h1 id="f-me-too">{t('family.me_too.title')}</h1>
      <p class="lead">{t('family.me_too.lead', { number })}</p>
      <RequestList listed={[{ request: repeated }]} catalog={catalog} />
      <form method="post" action={path(`/requests/${number}/me-too`)} enctype="multipart/form-data">
        <input type="hidden" name="draft" value={draft} />
        <TextArea
          name="description"
          label={t('family.me_too.words')}
          hint={t('family.me_too.words_hint')}
          value={textOf(fields, 'description')}
          errors={errors}
          rows={3}
          maxlength={4000}
          optional
        />
        {serviceByCode(catalog, repeated.serviceCode)?.photo !== 'none' && (
          <PhotoField photos={photos} draft={draft} errors={errors} />
        )}
        <Field
          name="email"
          type="email"
          label={t('common.email')}
          hint={t('resident.about.email_hint')}
          value={textOf(fields, 'email')}
          errors={errors}
          autocomplete="email"
          maxlength={320}
          optional
        />
        <div class="tick form-group">
          <input
            type="checkbox"
            id="f-wantsMail"
            name="wantsMail"
            value="yes"
            checked={textOf(fields, 'wantsMail') === 'yes' || fields.wantsMail === undefined}
          />
          <label for="f-wantsMail">{t('resident.about.wants_mail')}</label>
        </div>
        {texts && (
          <PhoneField
            value={textOf(fields, 'phone')}
            ticked={textOf(fields, 'wantsTexts') === 'yes'}
            errors={errors}
            texts
          />
        )}
        <p class="notice">
          <Icon name="people" /> <span>{t('family.me_too.public')}</span>
        </p>
        <div class="button-row">
          <button class="usa-button">{t('family.me_too.send')}</button>
          <a class="back" href={path(`/requests/${number}`)}>
            {t('common.back')}
          </a>
        </div>
      </form>
    </div>
  )
}

/** It was closed meanwhile: what is there again deserves a report that somebody looks at. */
export function OverPage({ request, draft }: { request: PublicRequest; draft: string }) {
  const { number, serviceCode } = request
  const { t, path } = useFrame()
  return (
    <div class="narrow page">
      <h1>{t('family.me_too.over')}</h1>
      <p class="lead">{t('family.me_too.over_text', { number })}</p>
      <p class="button-row">
        <a class="usa-button" href={`${path('/report/where')}${query({ draft, service: serviceCode })}`}>
          {t('common.nav_report')}
        </a>
        <a class="back" href={path(`/requests/${number}`)}>
          {t('common.back')}
        </a>
      </p>
    </div>
  )
}
