import type { SignedIn } from '../../../modules/identity/index.ts'
import {
  maskedAddress,
  shownRecipient,
  type SentMessage,
  type Suppression,
} from '../../../modules/notifications/index.ts'
import { Bdi, Icon, Time, useFrame } from '../../../web/index.ts'
import { Fate } from '../request/messages.tsx'
import { Shell } from '../shell.tsx'

export const SHOWS = ['failed', 'waiting', 'blocked', 'newest'] as const
/** Messages can be shown of one channel alone. */
export const CHANNELS = ['email', 'sms', 'push'] as const
export type Show = (typeof SHOWS)[number]

interface MessagesProps {
  readonly me: SignedIn
  readonly show: Show
  readonly channel: (typeof CHANNELS)[number] | undefined
  readonly messages: readonly SentMessage[]
  readonly suppressions: readonly Suppression[]
  /** Whether addresses are shown whole. */
  readonly known: boolean
  readonly done: 'resent' | 'lifted' | undefined
}

export function MessagesPage({ me, show, channel, messages, suppressions, known, done }: MessagesProps) {
  const { t } = useFrame()
  const link = (to: Show, by: MessagesProps['channel']) =>
    `/desk/messages?show=${to}${by ? `&channel=${by}` : ''}`
  const bar = (
    <nav class="chips" aria-label={t('messages.title')}>
      {SHOWS.map((one) => (
        <a key={one} class="chip" href={link(one, channel)} aria-current={one === show ? 'true' : undefined}>
          {t(one === 'newest' ? 'texts.desk.newest' : `messages.${one}`)}
        </a>
      ))}
      {show !== 'blocked' &&
        [undefined, ...CHANNELS].map((by) => (
          <a
            key={by ?? 'all'}
            class="chip"
            href={link(show, by)}
            aria-current={by === channel ? 'true' : undefined}
          >
            {t(`texts.desk.${by ?? 'all'}`)}
          </a>
        ))}
    </nav>
  )
  const empty = show === 'blocked' ? suppressions.length === 0 : messages.length === 0
  return (
    <Shell me={me} at="messages" title={t('messages.title')} bar={bar}>
      {done && (
        <p class="handed" role="status">
          <Icon name="check" /> {t(`messages.${done}`)}
        </p>
      )}
      {empty && (
        <p class="empty">{t(show === 'newest' ? 'texts.desk.none_newest' : `messages.none_${show}`)}</p>
      )}
      {messages.length > 0 && <MessageTable messages={messages} known={known} />}
      {suppressions.length > 0 && <SuppressionTable suppressions={suppressions} known={known} />}
    </Shell>
  )
}

/** How it travels, and for a text in how many parts. */
export function Channel({ message: { channel, segments } }: { message: SentMessage }) {
  const { t } = useFrame()
  return (
    <>
      {t(`texts.desk.${channel}`)}
      {segments !== null && <span class="soft"> {t('texts.desk.segments', { count: segments })}</span>}
    </>
  )
}

function MessageTable({ messages, known }: Pick<MessagesProps, 'messages' | 'known'>) {
  const { t } = useFrame()
  return (
    <table class="rows">
      <caption class="usa-sr-only">{t('messages.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('messages.when')}</th>
          <th scope="col">{t('texts.desk.channel')}</th>
          <th scope="col">{t('messages.to')}</th>
          <th scope="col">{t('messages.what')}</th>
          <th scope="col">{t('messages.about')}</th>
          <th scope="col">{t('messages.fate')}</th>
          <th scope="col">
            <span class="usa-sr-only">{t('messages.resend')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {messages.map((message) => (
          <tr key={message.id}>
            <td>
              <Time at={message.createdAt} />
            </td>
            <td>
              <Channel message={message} />
            </td>
            <td data-label={t('messages.to')}>
              <Bdi>{shownRecipient(message, known)}</Bdi>
            </td>
            <td>{t(`messages.template.${message.template}`)}</td>
            <td class="c-wrap">
              <Bdi>{message.subject}</Bdi>
            </td>
            <td class="c-wrap" data-label={t('messages.fate')}>
              <Fate message={message} />
            </td>
            <td>
              {(message.state === 'failed' || message.state === 'queued') &&
                message.template !== 'follow_code' && (
                  <form method="post" action={`/desk/messages/${message.id}/resend`}>
                    <button class="button">{t('messages.resend')}</button>
                  </form>
                )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function SuppressionTable({ suppressions, known }: Pick<MessagesProps, 'suppressions' | 'known'>) {
  const { t } = useFrame()
  return (
    <table class="rows">
      <caption class="usa-sr-only">{t('messages.blocked')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('messages.since')}</th>
          <th scope="col">{t('messages.address')}</th>
          <th scope="col">{t('messages.why')}</th>
          <th scope="col">
            <span class="usa-sr-only">{t('messages.lift')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {suppressions.map(({ id, channel, address, reason, detail, since }) => (
          <tr key={id}>
            <td>
              <Time at={since} />
            </td>
            <td>
              <Bdi>{known ? address : maskedAddress(address)}</Bdi>
            </td>
            <td class="c-wrap">
              {t(`messages.reason.${reason}`)} <span class="soft">{detail && <Bdi>{detail}</Bdi>}</span>
            </td>
            <td>
              {channel === 'sms' && reason === 'stopped' ? (
                <span class="soft">{t('texts.desk.owner_only')}</span>
              ) : (
                <form method="post" action={`/desk/messages/blocked/${id}/lift`}>
                  <button class="button">{t('messages.lift')}</button>
                </form>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
