/** Identifiers that rise with time. */
import { randomFillSync } from 'node:crypto'

/** Whether it is written like a UUID of any version, in small letters. */
export const isUuid = (text: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(text)

/** Random bytes for the next few hundred: asking the system costs more than the rest of a UUID. */
const pool = Buffer.alloc(4096)
let next = pool.length

/** A UUID version 7 (RFC 9562): rises with `at`, so that new rows stand together in an index. */
export function uuidv7(at = new Date()): string {
  if (next === pool.length) {
    randomFillSync(pool)
    next = 0
  }
  const bytes = pool.subarray(next, (next += 16))
  bytes.writeUIntBE(at.getTime(), 0, 6)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
