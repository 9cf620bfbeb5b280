import { languageOf } from '../../../i18n/index.ts'
import { FREQUENCIES } from '../../../modules/follows/index.ts'
import { Choices, type Errors, ErrorSummary, Field, useFrame } from '../../../web/index.ts'
import type { Typed } from './ask.tsx'
import { OnDevice } from './on-device.tsx'
import { Outline } from './outline.tsx'
import type { Target } from './target.ts'

interface FormProps {
  readonly target: Target
  readonly typed: Typed
  readonly errors: Errors
  readonly languages: readonly string[]
  /** Whether texts are sent. */
  readonly texts: boolean
}

export function FollowForm({ target, typed, errors, languages, texts }: FormProps) {
  const { t, path, locale } = useFrame()
  return (
    <div class="narrow page">
      <ErrorSummary errors={errors} />
      <h1>
        <bdi>{t('follow.form.title', { label: target.label })}</bdi>
      </h1>
      {target.what.kind === 'drawn' && <Outline corners={target.what.outline} />}
      <OnDevice fields={target.fields} />
      <form method="post" action={path('/follow')}>
        {Object.entries(target.fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {texts && (
          <Choices
            name="channel"
            label={t('texts.follow.how')}
            value={[typed.channel ?? 'email']}
            choices={[
              { value: 'email', label: t('texts.follow.by_email') },
              { value: 'sms', label: t('texts.follow.by_text') },
            ]}
          />
        )}
        <Field
          name="email"
          type="email"
          label={t('follow.form.email')}
          hint={t('follow.form.email_hint')}
          value={typed.email}
          errors={errors}
          autocomplete="email"
          inputmode="email"
          maxlength={320}
        />
        {texts && (
          <Field
            name="phone"
            type="tel"
            label={t('texts.follow.phone')}
            hint={t('texts.follow.phone_hint')}
            value={typed.phone}
            errors={errors}
            autocomplete="tel"
            inputmode="tel"
            maxlength={60}
          />
        )}
        <Choices
          name="frequency"
          label={t(texts ? 'texts.follow.email_only' : 'follow.form.often')}
          value={[typed.frequency ?? 'at_once']}
          choices={FREQUENCIES.map((often) => ({ value: often, label: t(`follow.form.${often}`) }))}
        />
        {languages.length > 1 && (
          <Choices
            name="language"
            label={t('follow.form.language')}
            value={[typed.language ?? locale]}
            choices={languages.map((tag) => ({ value: tag, label: languageOf(tag).name }))}
          />
        )}
        <button class="usa-button">{t('follow.form.button')}</button>
      </form>
      <h2 class="later">{t('follow.form.feed')}</h2>
      <p>
        {t('follow.form.feed_text')}{' '}
        <a
          href={path(`/feed.atom?${new URLSearchParams(target.fields).toString()}`)}
          type="application/atom+xml"
        >
          {t('follow.link.feed')}
        </a>
      </p>
    </div>
  )
}

/** The same whether or not the address is known. */
export function SentPage({ email }: { email: string }) {
  const { t } = useFrame()
  return (
    <div class="narrow page">
      <h1>{t('follow.sent.title')}</h1>
      <p class="lead">{t('follow.sent.text', { email })}</p>
      <p>{t('follow.sent.nothing')}</p>
    </div>
  )
}
