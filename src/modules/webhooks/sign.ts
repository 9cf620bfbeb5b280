/** Signatures as Standard Webhooks 1.0 defines them: HMAC-SHA256 over id, time and body. */
import { createHmac, randomBytes } from 'node:crypto'

/** `whsec_` and the key in base64. */
export const newSecret = (): string => `whsec_${randomBytes(24).toString('base64')}`

/**
 * The headers of one try.
 *
 * @param secrets each signs: after a change of the secret, the old one and the new.
 */
export function signedHeaders(
  id: string,
  at: Date,
  body: string,
  secrets: readonly string[],
): Record<string, string> {
  const time = String(Math.floor(at.getTime() / 1000))
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${time}.${body}`).digest('base64')}`
  })
  return { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': signatures.join(' ') }
}
