/** What went wrong, sorted into what a client can be told. */
import type { FastifyError } from 'fastify'
import { isAway } from '../kernel/away.ts'
import { Overloaded } from '../kernel/overloaded.ts'
import { Refusal } from '../kernel/refusal.ts'
import { statusOf } from './refuse.ts'

export type Outcome =
  'forbidden' | 'not_found' | 'gone' | 'conflict' | 'invalid' | 'busy' | 'failed' | 'too_large' | 'too_many'

export interface Failure {
  readonly status: number
  readonly outcome: Outcome
  /** Seconds after which it is worth trying again; for whoever is too early. */
  readonly retryAfter?: number
}

function isBusy(error: Error & { readonly statusCode?: number | undefined }): boolean {
  return error.statusCode === 503 || isAway(error)
}

/** What the parser of forms with files says of one that is cut off or garbled; it names no status. */
const GARBLED =
  /^(Unexpected end of (form|multipart data)|Multipart: Boundary not found|Malformed (part header|content type))/
/** PostgreSQL's word for text that holds a sign no text may hold, such as the zero byte. */
const UNWRITABLE = new Set(['22021', '22P05'])

const isGarbled = ({ code, message }: Error & { readonly code?: string }): boolean =>
  (code === undefined && GARBLED.test(message)) || UNWRITABLE.has(code ?? '')

const CLIENT: Readonly<Record<number, Outcome>> = { 404: 'not_found', 413: 'too_large', 429: 'too_many' }

/** A refusal by its kind; a client's mistake by its status; a database that is away is busy; the rest is a bug. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Refusal) return { status: statusOf(error), outcome: error.kind }
  if (error instanceof Overloaded) return { status: 503, outcome: 'busy', retryAfter: error.retryAfter }
  if (!(error instanceof Error)) return { status: 500, outcome: 'failed' }
  const thrown = error as FastifyError
  if (isBusy(thrown)) return { status: 503, outcome: 'busy' }
  if (isGarbled(thrown)) return { status: 400, outcome: 'invalid' }
  const { statusCode } = thrown
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return { status: statusCode, outcome: CLIENT[statusCode] ?? 'invalid' }
  }
  return { status: 500, outcome: 'failed' }
}
