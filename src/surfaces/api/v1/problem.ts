/** What went wrong, as RFC 9457 writes it (`application/problem+json`), with the refusal's code. */
import { STATUS_CODES } from 'node:http'
import { AnswersInvalid, LedElsewhere } from '../../../modules/catalog/index.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { failureOf } from '../../../web/index.ts'

/** One thing that is wrong with what was sent. */
export interface Wrong {
  /** A JSON pointer into the body, or `?name` of the query. */
  readonly pointer: string
  readonly detail: string
}

/** An expected no of this surface itself; those of the city are refusals. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly status: number
  readonly code: string
  readonly errors: readonly Wrong[]
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: number,
    code: string,
    detail: string,
    {
      errors = [],
      headers = {},
    }: { readonly errors?: readonly Wrong[]; readonly headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(detail)
    this.status = status
    this.code = code
    this.errors = errors
    this.headers = headers
  }
}

/** Our own words where the cause speaks of bytes and parsers. */
const SAYS: Readonly<Record<number, string>> = {
  404: 'There is nothing at this address.',
  413: 'The body is larger than 1 MB.',
  415: 'Send JSON, and say so: Content-Type: application/json.',
  500: 'Something went wrong on our side.',
  503: 'The server has too much to do; try again in a moment.',
}

const RETRY_AFTER = 5 // seconds, where the cause does not say

/** Whatever was thrown; a status of 500 is a bug. */
export function problemOf(cause: unknown): Problem {
  if (cause instanceof Problem) return cause
  const { status, outcome, retryAfter = RETRY_AFTER } = failureOf(cause)
  if (cause instanceof Refusal) {
    const errors =
      cause instanceof AnswersInvalid
        ? cause.problems.map(wrongAnswer)
        : cause instanceof LedElsewhere
          ? [wrongAnswer({ code: cause.outcome.question, message: cause.message })]
          : []
    return new Problem(status, cause.code, cause.message, { errors })
  }
  const detail = SAYS[status] ?? (cause instanceof Error && status < 500 ? cause.message : SAYS[500]!)
  const headers: Record<string, string> =
    status === 503 || status === 429 ? { 'retry-after': String(retryAfter) } : {}
  return new Problem(status, outcome, detail, { headers })
}

const wrongAnswer = ({ code, message }: { readonly code: string; readonly message: string }): Wrong => ({
  pointer: `/answers/${code.replaceAll('~', '~0').replaceAll('/', '~1')}`,
  detail: message,
})

export function problemBody({ status, code, message, errors }: Problem) {
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code,
    detail: message,
    ...(errors.length > 0 && { errors }),
  }
}
