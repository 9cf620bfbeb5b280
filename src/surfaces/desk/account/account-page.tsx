import { languageOf } from '../../../i18n/index.ts'
import { SHORTEST_PASSWORD, type SecondFactorKey, type SignedIn } from '../../../modules/identity/index.ts'
import { type Errors, ErrorSummary, Field, Icon, useFrame } from '../../../web/index.ts'
import { choose, toOptions } from '../parts/options.ts'
import { Shell } from '../shell.tsx'

interface AccountProps {
  readonly me: SignedIn
  readonly languages: readonly string[]
  readonly errors: Errors
  readonly factorKey: SecondFactorKey | undefined
}

export function AccountPage({ me, languages, errors, factorKey }: AccountProps) {
  const { t } = useFrame()
  return (
    <Shell me={me} at="me" title={me.name}>
      <div class="column">
        {me.mustSetUp && (
          <p class="notice" role="status">
            <Icon name="alert" /> {t(`desk.me.must_${me.mustSetUp}`)}
          </p>
        )}
        <ErrorSummary errors={errors} />
        <p class="soft">
          {me.email} · {me.roles.map((role) => t(`desk.role.${role}`)).join(', ')}
        </p>
        {factorKey ? <SecondFactorSetUp factorKey={factorKey} /> : <SecondFactor me={me} errors={errors} />}
        <Password errors={errors} />
        <Settings me={me} languages={languages} />
        <form method="post" action="/desk/sign-out" data-turbo="false">
          <button>{t('desk.nav.sign_out')}</button>
        </form>
      </div>
    </Shell>
  )
}

function SecondFactor({ me, errors }: Pick<AccountProps, 'me' | 'errors'>) {
  const { t } = useFrame()
  const action = me.secondFactor ? '/desk/me/second-factor/removal' : '/desk/me/second-factor'
  return (
    <section aria-labelledby="factor">
      <h2 id="factor">{t('desk.me.second_factor')}</h2>
      <p>{t(me.secondFactor ? 'desk.me.second_factor_on' : 'desk.me.second_factor_off')}</p>
      <details class="adding" open={me.mustSetUp === 'second_factor'}>
        <summary class="button">
          {t(me.secondFactor ? 'desk.me.second_factor_remove' : 'desk.me.second_factor_begin')}
        </summary>
        <form method="post" action={action} data-turbo="false">
          <Field
            name="factor_password"
            type="password"
            label={t('desk.sign_in.password')}
            errors={errors}
            autocomplete="current-password"
          />
          <button class="button-primary">{t('common.next')}</button>
        </form>
      </details>
    </section>
  )
}

/** The key for the app, once; it counts only after the app has shown a right code. */
function SecondFactorSetUp({ factorKey }: { factorKey: SecondFactorKey }) {
  const { t } = useFrame()
  return (
    <section aria-labelledby="factor">
      <h2 id="factor">{t('desk.me.second_factor')}</h2>
      <ol class="steps">
        <li>
          {t('desk.me.factor_app')}
          <p class="big-secret">{factorKey.secret.match(/.{1,4}/g)?.join(' ')}</p>
          <p>
            <a class="button" href={factorKey.uri} data-turbo="false">
              {t('desk.me.factor_here')}
            </a>
          </p>
        </li>
        <li>
          {t('desk.me.factor_codes')}
          <ul class="backup">
            {factorKey.backupCodes.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ul>
        </li>
        <li>
          <form method="post" action="/desk/me/second-factor/code" data-turbo="false">
            <Field
              name="code"
              label={t('desk.me.factor_code')}
              autocomplete="one-time-code"
              inputmode="numeric"
              width="narrow"
              maxlength={10}
            />
            <button class="button-primary">{t('desk.me.factor_go')}</button>
          </form>
        </li>
      </ol>
    </section>
  )
}

function Password({ errors }: { errors: Errors }) {
  const { t } = useFrame()
  return (
    <section aria-labelledby="password">
      <h2 id="password">{t('desk.me.password')}</h2>
      <form method="post" action="/desk/me/password" data-turbo="false">
        <Field
          name="old"
          type="password"
          label={t('desk.me.old')}
          errors={errors}
          autocomplete="current-password"
        />
        <Field
          name="password"
          type="password"
          label={t('desk.me.new')}
          hint={t('desk.me.new_hint', { shortest: SHORTEST_PASSWORD })}
          errors={errors}
          autocomplete="new-password"
        />
        <button>{t('desk.me.change')}</button>
      </form>
    </section>
  )
}

function Settings({ me, languages }: Pick<AccountProps, 'me' | 'languages'>) {
  const { t } = useFrame()
  const options = toOptions(languages.map((tag) => ({ value: tag, name: languageOf(tag).name })))
  return (
    <section aria-labelledby="settings">
      <h2 id="settings">{t('desk.me.settings')}</h2>
      <form method="post" action="/desk/me/settings" data-turbo="false">
        <p class="line">
          <label>
            {t('desk.new.language')}{' '}
            <select name="locale" dangerouslySetInnerHTML={{ __html: choose(options, me.locale) }} />
          </label>
        </p>
        <p>
          <label>
            <input type="checkbox" name="single_keys" value="yes" checked={me.singleKeys} />{' '}
            {t('desk.me.single_keys')}
          </label>
        </p>
        <button>{t('common.save')}</button>
      </form>
    </section>
  )
}
