/** Forms that another program posts and signs, as Twilio does: HMAC-SHA1 with a shared token, in base64. */
import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a form's fields say; a name that comes twice has a list. */
export type Fields = Readonly<Record<string, string | readonly string[]>>

/**
 * The signature of a form: over the address as it was called, and every field with its value in the order of their
 * names (https://www.twilio.com/docs/usage/security#validating-requests).
 */
export function formSignature(token: string, url: string, fields: Fields): string {
  const said = Object.keys(fields)
    .sort()
    .flatMap((name) => [...new Set([fields[name] ?? ''].flat())].sort().map((value) => `${name}${value}`))
  return createHmac('sha1', token)
    .update([url, ...said].join(''))
    .digest('base64')
}

/** Whether whoever knows the token signed this; takes the same time for every wrong signature. */
export function isSignedForm(token: string, url: string, fields: Fields, signature: string): boolean {
  const right = Buffer.from(formSignature(token, url, fields))
  const given = Buffer.from(signature)
  return right.length === given.length && timingSafeEqual(right, given)
}
