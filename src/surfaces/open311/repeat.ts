/**
 * Clients send a report again when they heard no answer. Each way to know it again becomes an idempotency key, and
 * the same key is the same request.
 */
import { hash } from 'node:crypto'
import type { Parameters } from './parameters.ts'

/** How long the same words from the same partner are the same report: this long at least, twice as long at most. */
const MINUTES = 5

export interface Keys {
  readonly idempotencyKey: string
  /** Where the client did not name the report: the same words within minutes are the same; this is their key before. */
  readonly earlierKey?: string
}

/** What a call may say and still be the same call. */
const BESIDE = new Set(['api_key', 'jurisdiction_id', 'callback', '_', 'extensions', 'locale'])

/**
 * @param name the header `Idempotency-Key`.
 * @param files SHA-256 of the files that were sent.
 */
export function repeatOf(
  keyId: string,
  parameters: Parameters,
  { name, files = [], now }: { name: string | undefined; files?: readonly string[]; now: Date },
): Keys {
  if (name) return { idempotencyKey: `name:${digest([keyId, name])}` }
  // FixMyStreet counts a report that was not answered in time as not sent, and sends it later, perhaps changed.
  const [report] = parameters.get('attribute[fixmystreet_id]') ?? []
  if (report) return { idempotencyKey: `fixmystreet:${digest([keyId, report])}` }
  const kept = [...parameters].filter(([argument]) => !BESIDE.has(argument))
  const words = kept.map(([argument, values]) => [argument, ...values].join('\u0001')).sort()
  const said = digest([keyId, ...words, ...files])
  const minutes = Math.floor(now.getTime() / (MINUTES * 60_000))
  return { idempotencyKey: `words:${said}:${minutes}`, earlierKey: `words:${said}:${minutes - 1}` }
}

function digest(parts: readonly string[]): string {
  return hash('sha256', parts.join('\u0000'), 'base64url')
}
