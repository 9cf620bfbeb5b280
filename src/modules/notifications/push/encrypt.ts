/** What travels to a device, readable by nobody on the way (RFC 8291, RFC 8188). */
import { createCipheriv, createECDH, type ECDH, hkdfSync, randomBytes } from 'node:crypto'

/** A device's own keys, base64url: a point of P-256, and 16 bytes nobody else knows. */
export interface DeviceKeys {
  readonly p256dh: string
  readonly auth: string
}

const RECORD = 4096 // bytes: one record, the largest that every push service takes
/** Bytes of text that fit: a record less header, closing byte and tag. */
export const MOST_BYTES = RECORD - 86 - 1 - 16

export interface Ephemeral {
  readonly salt: Buffer
  readonly sender: ECDH
}

function ephemeral(): Ephemeral {
  const sender = createECDH('prime256v1')
  sender.generateKeys()
  return { salt: randomBytes(16), sender }
}

/** @throws {RangeError} for more than fits into one record. */
export function encrypted(text: string, keys: DeviceKeys, { salt, sender } = ephemeral()): Buffer {
  const plain = Buffer.from(text)
  if (plain.length > MOST_BYTES) throw new RangeError(`${plain.length} bytes do not fit into a push`)
  const theirs = Buffer.from(keys.p256dh, 'base64url')
  const ours = sender.getPublicKey()
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), theirs, ours])
  const secret = derive(sender.computeSecret(theirs), Buffer.from(keys.auth, 'base64url'), info, 32)
  const key = derive(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
  const nonce = derive(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12)
  const cipher = createCipheriv('aes-128-gcm', key, nonce)
  // 2 closes the last record.
  const sealed = Buffer.concat([cipher.update(plain), cipher.update(Buffer.of(2)), cipher.final()])
  const size = Buffer.alloc(5)
  size.writeUInt32BE(RECORD)
  size.writeUInt8(ours.length, 4)
  return Buffer.concat([salt, size, ours, sealed, cipher.getAuthTag()])
}

const derive = (secret: Buffer, salt: Buffer, info: Buffer, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, length))
