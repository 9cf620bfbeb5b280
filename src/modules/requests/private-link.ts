/** The private link by which a reporter without an account sees and adds to their request. */
import { createHmac, timingSafeEqual } from 'node:crypto'

/** The link's key: 128 bits of HMAC-SHA256 over the request's number, signed with the city's secret. */
export function requestKey(secret: string, number: number): string {
  return createHmac('sha256', secret)
    .update(`request ${number}`)
    .digest()
    .subarray(0, 16)
    .toString('base64url')
}

/** Whether `key` opens the request; takes the same time for every wrong key. */
export function opensRequest(secret: string, number: number, key: string): boolean {
  const right = Buffer.from(requestKey(secret, number))
  const given = Buffer.from(key)
  return given.length === right.length && timingSafeEqual(given, right)
}
