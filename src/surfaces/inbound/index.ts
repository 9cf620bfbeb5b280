/** What other systems tell us: what became of letters and texts after a provider took them, and what people text. */
import type { FastifyPluginAsync } from 'fastify'
import { mailEvents } from './mail-events.ts'
import { texts, type TextSettings } from './texts.ts'

export interface InboundSettings {
  /** Undefined: nobody is believed, and there is no such address. */
  readonly mailWebhookSecret: string | undefined
  /** Undefined: texts are off, and there are no such addresses. */
  readonly texts?: TextSettings | undefined
}

export const inbound =
  ({ mailWebhookSecret, texts: settings }: InboundSettings): FastifyPluginAsync =>
  async (app) => {
    if (mailWebhookSecret !== undefined) await app.register(mailEvents(mailWebhookSecret))
    if (settings !== undefined) await app.register(texts(settings))
  }
