import type { SignedIn } from '../../../modules/identity/index.ts'
import type { Webhook, WebhookMessage } from '../../../modules/webhooks/index.ts'
import { Bdi, ErrorSummary, Field, Icon, Time, useFrame } from '../../../web/index.ts'
import { text } from '../form.ts'
import { PartnerTabs } from '../partners/tabs.tsx'
import { Shell } from '../shell.tsx'
import type { Shown } from './pages.tsx'
import { eventWords } from './event-words.ts'
import { fieldsOf, WebhookForm } from './webhook-form.tsx'

type Common = Omit<Shown, 'status'> & { readonly me: SignedIn }

export function WebhooksPage({
  me,
  webhooks,
  fields = {},
  errors = {},
  secret,
}: Common & { webhooks: readonly Webhook[] }) {
  const { t } = useFrame()
  return (
    <Shell me={me} at="keys" title={t('desk.nav.keys')} bar={<PartnerTabs at="webhooks" />}>
      {secret !== undefined && <Handed secret={secret} />}
      <details class="adding" open={Object.keys(errors).length > 0}>
        <summary class="button button-primary">
          <Icon name="plus" />
          {t('webhooks.add')}
        </summary>
        <WebhookForm action="/desk/webhooks" go={t('webhooks.add')} fields={fields} errors={errors} />
      </details>
      {webhooks.length === 0 ? (
        <p class="empty">{t('webhooks.none')}</p>
      ) : (
        <table class="rows">
          <caption class="usa-sr-only">{t('webhooks.title')}</caption>
          <tbody>
            {webhooks.map((webhook) => (
              <tr key={webhook.id} class={webhook.active ? '' : 'is-gone'}>
                <th scope="row">
                  <a href={`/desk/webhooks/${webhook.id}`}>
                    <Bdi>{webhook.label}</Bdi>
                  </a>
                </th>
                <td class="c-wrap">
                  <bdi dir="ltr">{webhook.url}</bdi>
                </td>
                <td>
                  <State webhook={webhook} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Shell>
  )
}

function Handed({ secret }: { secret: string }) {
  const { t } = useFrame()
  return (
    <div class="handed" role="status">
      <p>
        <Icon name="check" /> {t('webhooks.made')}
      </p>
      <p class="big-secret">{secret}</p>
      <p class="soft">{t('desk.people.once')}</p>
    </div>
  )
}

function State({ webhook }: { webhook: Webhook }) {
  const { t, now, format } = useFrame()
  const { active, disabledAt, failingSince } = webhook
  if (disabledAt !== null) {
    return (
      <>
        <Icon name="alert" /> {t('webhooks.state.disabled')}
      </>
    )
  }
  if (!active) return <>{t('webhooks.state.off')}</>
  if (failingSince === null) return <>{t('webhooks.state.on')}</>
  return (
    <>
      <Icon name="alert" /> {t('webhooks.state.failing', { time: format.nearDayTime(failingSince, now) })}
    </>
  )
}

interface OneProps extends Common {
  readonly webhook: Webhook
  readonly messages: readonly WebhookMessage[]
}

export function WebhookPage({ me, webhook, messages, fields = {}, errors = {}, secret, replayed }: OneProps) {
  const { t } = useFrame()
  const at = `/desk/webhooks/${webhook.id}`
  const changing = 'label' in fields
  return (
    <Shell me={me} at="keys" title={webhook.label} bar={<PartnerTabs at="webhooks" />}>
      {secret !== undefined && <Handed secret={secret} />}
      {replayed !== undefined && (
        <p class="handed" role="status">
          {t('webhooks.replayed', { count: replayed })}
        </p>
      )}
      <p>
        <State webhook={webhook} /> · <bdi dir="ltr">{webhook.url}</bdi> ·{' '}
        {t(`webhooks.scope.${webhook.scope}`)}
      </p>
      {webhook.disabledWhy !== null && (
        <blockquote class="said">
          <Bdi>{webhook.disabledWhy}</Bdi>
        </blockquote>
      )}
      <form
        method="post"
        class="partner-deeds"
        data-turbo="false"
        action={`${at}/${webhook.active ? 'off' : 'on'}`}
      >
        <button>{t(webhook.active ? 'webhooks.switch_off' : 'webhooks.switch_on')}</button>
        <button formaction={`${at}/secret`}>{t('webhooks.renew')}</button>
        <button formaction={`${at}/removal`}>{t('webhooks.remove')}</button>
      </form>
      <details class="adding" open={changing}>
        <summary class="button">{t('webhooks.change')}</summary>
        <WebhookForm
          action={`${at}/change`}
          go={t('webhooks.keep')}
          fields={changing ? fields : fieldsOf(webhook)}
          errors={changing ? errors : {}}
        />
      </details>
      <details class="adding" open={!changing && Object.keys(errors).length > 0}>
        <summary class="button">{t('webhooks.replay_span')}</summary>
        <form method="post" action={`${at}/replay`} class="column" data-turbo="false">
          <ErrorSummary errors={changing ? {} : errors} />
          <Field
            name="from"
            type="datetime-local"
            label={t('webhooks.from')}
            errors={errors}
            value={text(fields, 'from')}
          />
          <Field
            name="to"
            type="datetime-local"
            label={t('webhooks.to')}
            errors={errors}
            value={text(fields, 'to')}
          />
          <button class="button-primary">{t('webhooks.replay')}</button>
        </form>
      </details>
      <Messages at={at} messages={messages} />
    </Shell>
  )
}

function Messages({ at, messages }: { at: string; messages: readonly WebhookMessage[] }) {
  const { t } = useFrame()
  if (messages.length === 0) return <p class="empty">{t('webhooks.no_messages')}</p>
  return (
    <table class="rows">
      <caption class="usa-sr-only">{t('webhooks.messages')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('webhooks.column.event')}</th>
          <th scope="col">{t('webhooks.column.state')}</th>
          <th scope="col">{t('webhooks.column.answer')}</th>
          <th scope="col">{t('webhooks.column.when')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {messages.map(({ id, eventName, state, attempts, status, answer, createdAt }) => (
          <tr key={id}>
            <th scope="row">
              {eventWords(t, eventName)}{' '}
              <bdi class="soft" dir="ltr">
                {eventName}
              </bdi>
            </th>
            <td data-label={t('webhooks.column.state')}>
              {t(`webhooks.message.${state}`)}
              {attempts > 1 && <span class="soft"> · {t('partners.tries', { count: attempts })}</span>}
            </td>
            <td class="c-wrap" data-label={t('webhooks.column.answer')}>
              {status} <Bdi>{(answer ?? '').slice(0, 200)}</Bdi>
            </td>
            <td>
              <Time at={createdAt} as="relative" />
            </td>
            <td>
              <form method="post" action={`${at}/messages/${id}/replay`}>
                <button>{t('webhooks.replay')}</button>
              </form>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
