/** `POST /inbound/text-status` and `/inbound/texts`: what became of our texts, and what people text to the city. */
import { isUuid } from '../../kernel/uuid.ts'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { Refusal } from '../../kernel/refusal.ts'
import { type Fields, isSignedForm } from '../../kernel/signed-form.ts'
import { noteTextEvent, TEXT_STATUS } from '../../modules/notifications/index.ts'
import type { City } from '../../modules/requests/index.ts'
import { hearText } from '../../modules/texting/index.ts'

export interface TextSettings {
  readonly account: string
  /** Signs what the provider posts. */
  readonly token: string
  /** A city's address as the provider calls it, without a slash at the end. */
  readonly siteOf: (city: City) => string
}

/** Bytes: the longest text there is, in the longest encoding, with all the provider says around it. */
const MOST = 64 * 1024
const options = { config: { crossSite: true }, bodyLimit: MOST } as const

export const texts =
  (settings: TextSettings): FastifyPluginAsync =>
  async (app) => {
    app.post(TEXT_STATUS, options, async (request, reply) => {
      const fields = signed(request, settings)
      const id = one((request.query as Fields).message)
      if (isUuid(id)) {
        const event = {
          id,
          providerId: one(fields.MessageSid).slice(0, 64),
          status: one(fields.MessageStatus),
          code: Number(one(fields.ErrorCode) || NaN),
        }
        await noteTextEvent(request.city.db, event, new Date())
      }
      return reply.code(204).send()
    })

    app.post('/inbound/texts', options, async (request, reply) => {
      const fields = signed(request, settings)
      const { city } = request
      // This process writes the answer down; whichever carries texts sends it within seconds.
      const post = { texts: true, siteOf: settings.siteOf, wake: () => undefined }
      await hearText(city, post, {
        providerId: one(fields.MessageSid),
        from: one(fields.From),
        words: one(fields.Body),
        pictures: Number(one(fields.NumMedia)) || 0,
        answered: one(fields.OptOutType) !== '',
      })
      return reply.type('text/xml').send('<?xml version="1.0" encoding="UTF-8"?><Response/>')
    })
  }

const one = (value: Fields[string] | undefined): string => [value ?? ''].flat()[0] ?? ''

/** The fields of the form, when our provider signed them. @throws {Refusal} `secret_needed` */
function signed(request: FastifyRequest, { account, token, siteOf }: TextSettings): Fields {
  const { body, city, originalUrl, headers } = request
  const fields = formOf(body)
  const signature = headers['x-twilio-signature']
  const proved =
    fields !== undefined &&
    typeof signature === 'string' &&
    isSignedForm(token, `${siteOf(city)}${originalUrl}`, fields, signature) &&
    fields.AccountSid === account
  if (!proved) throw new Refusal('forbidden', 'secret_needed', 'This needs the signature of the provider.')
  return fields
}

/** A form has texts and lists of texts; whatever else was sent (JSON, files) is none. */
function formOf(body: unknown): Fields | undefined {
  if (typeof body !== 'object' || body === null) return undefined
  const isText = (value: unknown) => typeof value === 'string'
  const all = Object.values(body).every(
    (value) => isText(value) || (Array.isArray(value) && value.every(isText)),
  )
  return all ? (body as Fields) : undefined
}
