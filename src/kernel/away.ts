/** What we stand on is away, or has no room for us now: nobody's mistake, and soon over. */

/** Thrown where the cause does not say so itself: a photo store that does not answer, a disk that is full. */
export class Away extends Error {
  override readonly name = 'Away'
}

/** PostgreSQL's own words for "not now": too many connections, no memory, disk full, starting up, shutting down, crashed. */
const NOT_NOW = /^(53[0-9A-Z]{3}|57P0[1-5]|08[0-9A-Z]{3}|25P03|57014)$/
/** What the operating system says of a socket that nobody listens at any more. */
const UNREACHABLE = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT', 'EAI_AGAIN'])
const SYSCALLS = new Set(['connect', 'read', 'write', 'getaddrinfo'])
/** What the driver says of a connection that broke, or of a pool that gave none in time. */
const DRIVER =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect)/

/** Whether `error` says so, of the database or anything else. */
export function isAway(error: unknown): boolean {
  if (error instanceof Away) return true
  if (!(error instanceof Error)) return false
  const { code, syscall, severity } = error as Error & {
    code?: unknown
    syscall?: unknown
    severity?: unknown
  }
  if (typeof code === 'string') {
    // Only PostgreSQL's errors have a severity: 08 and 53 mean other things elsewhere.
    if (severity !== undefined && NOT_NOW.test(code)) return true
    if (UNREACHABLE.has(code) && typeof syscall === 'string' && SYSCALLS.has(syscall)) return true
  }
  return DRIVER.test(error.message)
}
