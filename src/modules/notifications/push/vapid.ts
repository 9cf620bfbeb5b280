/** Who sends: a city signs its pushes, so that a push service takes no other's to the devices that asked it (RFC 8292). */
import { createECDH, createPrivateKey, hkdfSync, type KeyObject, sign } from 'node:crypto'

export interface VapidKeys {
  readonly privateKey: KeyObject
  /** base64url: what a browser is told when it asks its push service for an address. */
  readonly publicKey: string
}

/** Order of P-256. */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

const known = new Map<string, VapidKeys>()

/**
 * A city's keys, made from its secret: made once with the city, the same in every process, and saved with the database.
 * By FIPS 186-5 A.2.1 (384 bits for 256), so that no key is likelier than another.
 */
export function vapidKeys(citySecret: string): VapidKeys {
  const kept = known.get(citySecret)
  if (kept) return kept
  const bits = Buffer.from(hkdfSync('sha256', citySecret, 'broadstreet', 'web push', 48))
  const d = (BigInt(`0x${bits.toString('hex')}`) % (ORDER - 1n)) + 1n
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(d.toString(16).padStart(64, '0'), 'hex')
  const point = pair.getPublicKey()
  const part = (from: number, to: number) => point.subarray(from, to).toString('base64url')
  const own = Buffer.from(d.toString(16).padStart(64, '0'), 'hex').toString('base64url')
  const jwk = { kty: 'EC', crv: 'P-256', x: part(1, 33), y: part(33, 65), d: own }
  const keys = {
    privateKey: createPrivateKey({ key: jwk, format: 'jwk' }),
    publicKey: point.toString('base64url'),
  }
  known.set(citySecret, keys)
  return keys
}

const HALF_A_DAY = 43_200 // seconds; a day is the most that is allowed

/** @param origin of the push service; @param contact `mailto:` or `https:`: whom it may ask. */
export function vapidHeader(
  { privateKey, publicKey }: VapidKeys,
  { origin, contact, now }: { readonly origin: string; readonly contact: string; readonly now: Date },
): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const exp = Math.floor(now.getTime() / 1000) + HALF_A_DAY
  const said = `${part({ typ: 'JWT', alg: 'ES256' })}.${part({ aud: origin, exp, sub: contact })}`
  const signature = sign('sha256', Buffer.from(said), { key: privateKey, dsaEncoding: 'ieee-p1363' })
  return `vapid t=${said}.${signature.toString('base64url')}, k=${publicKey}`
}
