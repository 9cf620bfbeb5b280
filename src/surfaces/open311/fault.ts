/** What is wrong with a call, in the words of GeoReport: a status and one or more sentences for people. */
import { AnswersInvalid } from '../../modules/catalog/index.ts'
import { isAway } from '../../kernel/away.ts'
import { Overloaded } from '../../kernel/overloaded.ts'
import { type Kind, Refusal } from '../../kernel/refusal.ts'
import type { Value } from './wire.ts'

/** An expected no of this surface. */
export class Fault extends Error {
  override readonly name = 'Fault'
  readonly status: number
  readonly reasons: readonly string[]
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: number,
    reasons: string | readonly string[],
    headers: Readonly<Record<string, string>> = {},
  ) {
    const all = typeof reasons === 'string' ? [reasons] : reasons
    super(all.join(' '))
    this.status = status
    this.reasons = all
    this.headers = headers
  }
}

/** The specification knows 404 for what is not there, 403 for keys, and 400 for all the rest. */
const STATUS: Readonly<Record<Kind, number>> = {
  not_found: 404,
  gone: 404,
  forbidden: 403,
  conflict: 400,
  invalid: 400,
}

/** Our own words where the cause speaks of bytes and parsers. */
const SAYS: Readonly<Record<number, string>> = {
  404: 'There is nothing at this address.',
  406: 'The body is not what its Content-Type says.',
  408: 'The body did not arrive in time.',
  413: 'The body is too large: at most 10 files of 20 MB, and 1 MB of everything else.',
  414: 'The address is too long.',
  415: 'Send the arguments as application/x-www-form-urlencoded, multipart/form-data or application/json.',
  429: 'Too many calls; wait a moment.',
  503: 'The server has too much to do; try again in a moment.',
}

const WAIT = '5' // seconds, where the cause does not say

/** Whatever was thrown, as a fault; undefined when it is a bug and nobody else's business. */
export function faultOf(cause: unknown): Fault | undefined {
  if (cause instanceof Fault) return cause
  if (cause instanceof AnswersInvalid)
    return new Fault(
      400,
      cause.problems.map(({ message }) => message),
    )
  if (cause instanceof Refusal) return new Fault(STATUS[cause.kind], cause.message)
  if (cause instanceof Overloaded)
    return new Fault(503, SAYS[503]!, { 'retry-after': String(cause.retryAfter) })
  if (!(cause instanceof Error)) return undefined
  if (isAway(cause)) return new Fault(503, SAYS[503]!, { 'retry-after': WAIT })
  const { statusCode } = cause as { statusCode?: unknown }
  if (typeof statusCode !== 'number' || statusCode < 400 || (statusCode >= 500 && statusCode !== 503))
    return undefined
  const headers: Record<string, string> =
    statusCode === 503 || statusCode === 429 ? { 'retry-after': WAIT } : {}
  return new Fault(statusCode, SAYS[statusCode] ?? cause.message, headers)
}

export function faultBody({ status, reasons }: Fault): Value {
  return reasons.map((description) => ({ code: status, description }))
}
