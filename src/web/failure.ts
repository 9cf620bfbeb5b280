/** What went wrong, sorted into what a client can be told. */
import type { FastifyError } from 'fastify'
import { Refusal } from '../kernel/refusal.ts'
import { statusOf } from './refuse.ts'

export type Outcome =
  'forbidden' | 'not_found' | 'conflict' | 'invalid' | 'busy' | 'failed' | 'too_large' | 'too_many'

export interface Failure {
  readonly status: number
  readonly outcome: Outcome
}

/** PostgreSQL's own words for "not now": too many connections, starting up, shutting down, out of memory or disk. */
const NOT_NOW = new Set([
  '53300',
  '53200',
  '53100',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08001',
  '08003',
  '08004',
])
const UNREACHABLE = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT'])

function isBusy(error: FastifyError & { readonly syscall?: string }): boolean {
  if (error.statusCode === 503) return true
  if (NOT_NOW.has(error.code)) return true
  if (UNREACHABLE.has(error.code) && error.syscall === 'connect') return true
  return /timeout exceeded when trying to connect|Connection terminated/.test(error.message)
}

const CLIENT: Readonly<Record<number, Outcome>> = { 404: 'not_found', 413: 'too_large', 429: 'too_many' }

/** A refusal by its kind; a client's mistake by its status; a database that is away is busy; the rest is a bug. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Refusal) return { status: statusOf(error), outcome: error.kind }
  if (!(error instanceof Error)) return { status: 500, outcome: 'failed' }
  const thrown = error as FastifyError
  if (isBusy(thrown)) return { status: 503, outcome: 'busy' }
  const { statusCode } = thrown
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return { status: statusCode, outcome: CLIENT[statusCode] ?? 'invalid' }
  }
  return { status: 500, outcome: 'failed' }
}
