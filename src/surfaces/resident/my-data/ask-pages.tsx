import { type Errors, ErrorSummary, Field, useFrame } from '../../../web/index.ts'

interface AskProps {
  readonly errors: Errors
  readonly email?: string
  /** A link that opens nothing any more led here. */
  readonly old?: boolean
}

export function AskPage({ errors, email, old = false }: AskProps) {
  const { t, path } = useFrame()
  return (
    <div class="narrow page">
      <ErrorSummary errors={errors} />
      <h1>{t(old ? 'olddata.title' : 'mydata.ask.title')}</h1>
      <p class="lead">{t(old ? 'olddata.text' : 'mydata.ask.lead')}</p>
      <form method="post" action={path('/my-data')}>
        <Field
          name="email"
          type="email"
          label={t('mydata.ask.email')}
          hint={t('mydata.ask.hint')}
          value={email}
          errors={errors}
          autocomplete="email"
          inputmode="email"
          maxlength={320}
        />
        <button class="usa-button">{t('mydata.ask.button')}</button>
      </form>
    </div>
  )
}

/** The same whether or not the address is known. */
export function SentPage({ email }: { email: string }) {
  const { t } = useFrame()
  return (
    <div class="narrow page">
      <h1>{t('mydata.sent.title')}</h1>
      <p class="lead">{t('mydata.sent.text', { email })}</p>
      <p>{t('mydata.sent.nothing')}</p>
    </div>
  )
}

export function GonePage({ count }: { count: number }) {
  const { t, path } = useFrame()
  return (
    <div class="narrow page">
      <h1>{t('mydata.removed.title')}</h1>
      <p class="lead">{t('mydata.removed.lead', { count })}</p>
      <p class="later">
        <a href={path('/')}>{t('lifecycle.removed.home')}</a>
      </p>
    </div>
  )
}

export function StopPage({ linkKey, done }: { linkKey: string; done: boolean }) {
  const { t, path } = useFrame()
  return (
    <div class="narrow page">
      <h1>{t('mydata.stop.title')}</h1>
      {done ? (
        <p class="lead" role="status">
          {t('mydata.stop.done')}
        </p>
      ) : (
        <form method="post" action={`${path('/my-data/stop')}?key=${linkKey}`}>
          <p class="lead">{t('mydata.stop.lead')}</p>
          <button class="usa-button">{t('mydata.stop.button')}</button>
        </form>
      )}
    </div>
  )
}
