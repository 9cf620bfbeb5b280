/** Messages that did not arrive, those that wait, and addresses that are left alone. */
import { isUuid } from '../../../kernel/uuid.ts'
import type { FastifyInstance } from 'fastify'
import { perform } from '../../../kernel/act.ts'
import { allow } from '../../../kernel/actor.ts'
import {
  liftSuppression,
  listSuppressions,
  listTroubles,
  newestMessages,
  resendMessage,
} from '../../../modules/notifications/index.ts'
import { page } from '../../../web/index.ts'
import { oneOf, queryOf, text } from '../form.ts'
import { contactsOf, meOf } from '../session.ts'
import { CHANNELS, MessagesPage, SHOWS } from './messages-page.tsx'

const MOST = 100

export function messagePages(app: FastifyInstance): void {
  app.get('/desk/messages', async (request, reply) => {
    const me = meOf(request)
    allow(me.actor, 'manage_messages')
    const { db } = request.city
    const asked = queryOf(request)
    const show = oneOf(SHOWS, text(asked, 'show')) ?? 'failed'
    const channel = oneOf(CHANNELS, text(asked, 'channel'))
    const [messages, suppressions] = await Promise.all([
      show === 'blocked'
        ? []
        : show === 'newest'
          ? newestMessages(db, { channel, limit: MOST })
          : listTroubles(db, show, { now: new Date(), limit: MOST, channel }),
      show === 'blocked' ? listSuppressions(db, MOST) : [],
    ])
    const known = contactsOf(me) === 'everywhere'
    const done = oneOf(['resent', 'lifted'] as const, text(asked, 'done'))
    const content = <MessagesPage {...{ me, show, channel, messages, suppressions, known, done }} />
    return page(reply, content, { title: request.t('messages.title'), face: 'desk', hidden: true })
  })

  app.post<{ Params: { id: string } }>('/desk/messages/:id/resend', async (request, reply) => {
    const { id } = request.params
    if (!isUuid(id)) return reply.callNotFound()
    await perform(request.city.db, meOf(request).actor, (act) => resendMessage(act, id))
    return reply.redirect('/desk/messages?done=resent', 303)
  })

  app.post<{ Params: { id: string } }>('/desk/messages/blocked/:id/lift', async (request, reply) => {
    const { id } = request.params
    if (!/^\d{1,15}$/.test(id)) return reply.callNotFound()
    await perform(request.city.db, meOf(request).actor, (act) => liftSuppression(act, Number(id)))
    return reply.redirect('/desk/messages?show=blocked&done=lifted', 303)
  })
}
