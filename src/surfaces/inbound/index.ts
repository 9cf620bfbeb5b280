/** What other systems tell us: today, what became of letters after the mail provider took them. */
import type { FastifyPluginAsync } from 'fastify'
import { mailEvents } from './mail-events.ts'

export interface InboundSettings {
  /** Undefined: nobody is believed, and there is no such address. */
  readonly mailWebhookSecret: string | undefined
}

export const inbound =
  ({ mailWebhookSecret }: InboundSettings): FastifyPluginAsync =>
  async (app) => {
    if (mailWebhookSecret !== undefined) await app.register(mailEvents(mailWebhookSecret))
  }
