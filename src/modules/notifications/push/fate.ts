/** What an answer of a push service means (RFC 8030 §5, RFC 8292 §2). */

/** A status; `none` when no answer came, `refused` when we do not go there. */
export type PushAnswer = number | 'none' | 'refused'

export interface Fate {
  readonly state: 'sent' | 'queued' | 'failed'
  /** Milliseconds until the next try. */
  readonly pause: number
  /** Whether nobody is at this address any more. */
  readonly gone: boolean
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** As many as fit into a day; a device that never proved itself is tried three times. */
const MOST_ATTEMPTS = 10
const MOST_UNPROVED = 3
const LONGEST_PAUSE = 4 * HOUR

/**
 * @param retryAfter the header: seconds. A date instead is rare, and our own pause is as good.
 */
export function fateOf(
  answer: PushAnswer,
  { attempts, template }: { readonly attempts: number; readonly template: string },
  retryAfter?: string,
): Fate {
  const status = typeof answer === 'number' ? answer : 0
  if (status >= 200 && status < 300) return { state: 'sent', pause: 0, gone: false }
  if (status === 404 || status === 410) return { state: 'failed', pause: 0, gone: true }
  const later = answer === 'none' || status === 429 || status >= 500
  const most = template === 'follow_confirm' ? MOST_UNPROVED : MOST_ATTEMPTS
  if (!later || attempts >= most) return { state: 'failed', pause: 0, gone: false }
  const asked = Number(retryAfter) > 0 ? Number(retryAfter) * 1000 : 0
  const own = MINUTE * 2 ** (attempts - 1)
  return { state: 'queued', pause: Math.min(LONGEST_PAUSE, Math.max(own, asked)), gone: false }
}

/** Milliseconds for which the whole service is left alone: shorter than the message waits, so that others find out. */
export const restAfter = (pause: number): number => Math.min(pause / 2, 10 * MINUTE)
