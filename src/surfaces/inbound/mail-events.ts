/** `POST /inbound/mail-events`: a mail provider tells that a letter was delivered, came back, or was complained about. */
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { createHash, timingSafeEqual } from 'node:crypto'
import { Refusal } from '../../kernel/refusal.ts'
import { noteMailEvents, readMailEvents } from '../../modules/notifications/index.ts'

export const mailEvents =
  (secret: string): FastifyPluginAsync =>
  async (app) => {
    // Amazon's SNS sends its JSON as plain text.
    app.addContentTypeParser('text/plain', { parseAs: 'string' }, (_, body, done) => {
      try {
        done(null, JSON.parse(String(body)))
      } catch {
        done(null, null)
      }
    })
    app.post('/inbound/mail-events', { config: { crossSite: true } }, async (request, reply) => {
      if (!proves(request, secret)) {
        throw new Refusal('forbidden', 'secret_needed', 'This needs the secret of the webhook.')
      }
      await noteMailEvents(request.city.db, readMailEvents(request.body), new Date())
      return reply.code(204).send()
    })
  }

/** `Authorization: Bearer SECRET`, or Basic with the secret as the password: what providers can be told to send. */
function proves({ headers: { authorization = '' } }: FastifyRequest, secret: string): boolean {
  const [scheme = '', value = ''] = authorization.split(' ')
  const given =
    scheme.toLowerCase() === 'basic'
      ? Buffer.from(value, 'base64')
          .toString()
          .replace(/^[^:]*:/, '')
      : value
  // Of equal length whatever was given, so that the comparison tells nothing.
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(given), hash(secret))
}
