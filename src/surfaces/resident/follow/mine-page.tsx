import { languageOf } from '../../../i18n/index.ts'
import {
  cornersOf,
  type FollowChannel,
  FREQUENCIES,
  type Subscription,
} from '../../../modules/follows/index.ts'
import { useFrame } from '../../../web/index.ts'
import { Select } from './choose-page.tsx'
import type { OpenedFollower } from './opened.ts'
import { Outline } from './outline.tsx'

interface MineProps {
  readonly opened: OpenedFollower
  readonly said: string | undefined
  readonly languages: readonly string[]
}

export function MinePage({ opened, said, languages }: MineProps) {
  const { t, path } = useFrame()
  const { key, follower, about, label } = opened
  const { subscriptions } = follower
  const device = follower.channel === 'push'
  const added = subscriptions.find(({ id }) => id === about)
  return (
    <div class="narrow page">
      {said === 'added' && added && <Notice words={t('follow.yes.done', { label: label(added) })} />}
      {said === 'changed' && <Notice words={t('follow.mine.changed')} />}
      {said === 'ended' && <Notice words={t('follow.mine.ended')} />}
      <h1>{t('follow.mine.title')}</h1>
      <p class="lead">{device ? t('push.mine_lead') : t('follow.mine.to', { email: follower.address })}</p>
      {subscriptions.length === 0 && <p>{t('follow.mine.none')}</p>}
      <ul class="follow-list">
        {subscriptions.map((one) => (
          <li key={one.id}>
            <One subscription={one} label={label(one)} privateKey={key} channel={follower.channel} />
          </li>
        ))}
      </ul>
      {languages.length > 1 && (
        <form method="post" action={path('/following/change')} class="later follow-row">
          <input type="hidden" name="key" value={key} />
          <Select
            name="language"
            label={t(follower.channel === 'sms' ? 'texts.follow.language' : 'follow.mine.language')}
            options={languages.map((tag) => [tag, languageOf(tag).name])}
            chosen={follower.locale}
          />
          <button class="usa-button usa-button--outline">{t('follow.mine.save')}</button>
        </form>
      )}
      <p class="later">
        <a href={path('/follow')}>{t('follow.mine.more')}</a>
      </p>
      {subscriptions.length > 1 && (
        <form method="post" action={path('/following/end')}>
          <input type="hidden" name="key" value={key} />
          <input type="hidden" name="subscription" value="all" />
          <button class="usa-button usa-button--outline">{t('follow.mine.end_all')}</button>
        </form>
      )}
    </div>
  )
}

const Notice = ({ words }: { words: string }) => (
  <p class="notice" role="status">
    {words}
  </p>
)

interface OneProps {
  /** A text or a device tells at once, always: there are no digests. */
  readonly channel: FollowChannel
  readonly subscription: Subscription
  readonly label: string
  readonly privateKey: string
}

function One({ channel, subscription, label, privateKey }: OneProps) {
  const { id, kind, requestNumber, frequency, outline } = subscription
  const { t, path } = useFrame()
  return (
    <section aria-labelledby={`s-${id}`}>
      <h2 id={`s-${id}`}>
        {kind === 'request' ? <a href={path(`/requests/${requestNumber}`)}>{label}</a> : <bdi>{label}</bdi>}
      </h2>
      {kind === 'request' && (
        <p>
          <a
            href={`${path('/following/not-fixed')}?key=${privateKey}&subscription=${id}`}
            aria-label={t('objecting.link_label', { label })}
          >
            {t('objecting.link')}
          </a>
        </p>
      )}
      {outline !== null && <Outline corners={cornersOf(outline)} />}
      {channel === 'sms' && <p>{t('texts.follow.at_once')}</p>}
      {channel === 'email' && (
        <form method="post" action={path('/following/change')} class="follow-row">
          <input type="hidden" name="key" value={privateKey} />
          <input type="hidden" name="subscription" value={id} />
          <Select
            name="frequency"
            id={id}
            label={t('follow.mine.often')}
            options={FREQUENCIES.map((often) => [often, t(`follow.form.${often}`)])}
            chosen={frequency}
          />
          <button class="usa-button usa-button--outline">{t('follow.mine.save')}</button>
        </form>
      )}
      <form method="post" action={path('/following/end')}>
        <input type="hidden" name="key" value={privateKey} />
        <input type="hidden" name="subscription" value={id} />
        <button class="usa-button usa-button--unstyled" aria-label={t('follow.mine.end_this', { label })}>
          {t('follow.mine.end')}
        </button>
      </form>
    </section>
  )
}
