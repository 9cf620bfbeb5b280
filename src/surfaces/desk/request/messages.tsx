import { may } from '../../../kernel/actor.ts'
import type { SignedIn } from '../../../modules/identity/index.ts'
import { shownRecipient, type MessageState, type SentMessage } from '../../../modules/notifications/index.ts'
import { Bdi, Time, useFrame } from '../../../web/index.ts'

/** What was written about a request. */
export interface Told {
  /** To its reporter. */
  readonly messages: readonly SentMessage[]
  /** Letters to its followers, counted. */
  readonly toFollowers: ReadonlyMap<MessageState, number>
}

interface MessagesProps {
  readonly told: Told
  readonly me: SignedIn
  readonly agencyCode: string
}

/** What people were written about this request, and what became of it: apart from where the request itself stands. */
export function Messages({ told: { messages, toFollowers }, me, agencyCode }: MessagesProps) {
  const { t } = useFrame()
  if (messages.length === 0 && toFollowers.size === 0) return null
  const known = may(me.actor, 'see_contact_data', agencyCode)
  return (
    <section aria-labelledby="messages">
      <h2 id="messages">{t('messages.of_request')}</h2>
      <ul class="plain">
        {messages.map((message) => (
          <li key={message.id}>
            <Time at={message.createdAt} /> {t(`texts.desk.${message.channel}`)}
            {' · '}
            {t(`messages.template.${message.template}`)}
            {' · '}
            <Bdi>{shownRecipient(message, known)}</Bdi>
            {' · '}
            <Fate message={message} />
          </li>
        ))}
        {[...toFollowers].map(([state, count]) => (
          <li key={state}>{t('messages.followers', { count, state: t(`messages.state.${state}`) })}</li>
        ))}
      </ul>
    </section>
  )
}

/** What became of a message, and why. */
export function Fate({ message }: { message: SentMessage }) {
  const { t, format, now } = useFrame()
  const { state, attempts, lastError, nextAttemptAt } = message
  const tried = state === 'queued' && attempts > 0
  return (
    <>
      <b>{t(`messages.state.${state}`)}</b>
      {tried && (
        <span class="soft">
          {' '}
          {t('messages.attempts', { count: attempts })}
          {', '}
          {t('messages.next', { when: format.relative(nextAttemptAt, now) })}
        </span>
      )}
      {lastError && (
        <span class="soft">
          {' '}
          <Bdi>{lastError}</Bdi>
        </span>
      )}
    </>
  )
}
