/** What goes to which partner, and when a failed try is tried again. */
import type { Standing } from '../requests/index.ts'
import type { Partner } from './partners.ts'

/**
 * Whether a partner is to do a request: its agency answers for it, the service is one of those it takes, and it may
 * know of it. What it reported itself is never sent back to it.
 */
export function goesTo(partner: Partner, request: Standing): boolean {
  return (
    partner.active &&
    isOf(partner, request) &&
    request.status !== 'closed' &&
    (request.visibility === 'public' || partner.getsPrivate) &&
    request.apiKeyId !== partner.apiKeyId
  )
}

/** Whether its agency answers for the request, and the service is one of those it takes. */
export function isOf(
  { agencyCode, services }: Pick<Partner, 'agencyCode' | 'services'>,
  request: Pick<Standing, 'agencyCode' | 'serviceCode'>,
): boolean {
  return agencyCode === request.agencyCode && Object.hasOwn(services, request.serviceCode)
}

/** Only a private request is read as its reporter reads it: of a public one a partner gets the words everybody gets. */
export const asTheirs = ({ getsPrivate }: Partner, { visibility }: Pick<Standing, 'visibility'>): boolean =>
  getsPrivate && visibility === 'private'

/** How something stopped that only a person sends again. */
export const STOPPED = ['failed', 'stuck'] as const

const SECOND = 1_000
const HOUR = 3_600 * SECOND

/** Longer than any call of ours takes: while one is on its way nobody else takes up the same. Milliseconds. */
export const LEASE = 120 * SECOND

/** Tries until a person has to look: they span a day. */
export const MOST_TRIES = 16

/** Milliseconds until the next try: doubling from half a minute to four hours. @param tries made so far, from 1. */
export function pauseAfter(tries: number): number {
  return Math.min(4 * HOUR, 30 * SECOND * 2 ** (Math.max(1, tries) - 1))
}

/** A server that does not answer, or asks for a pause without saying how long, is left alone so long. */
export const REST = 10 * SECOND

/** However long a server asks us to wait. */
const LONGEST_REST = HOUR

/** @param seconds as `Retry-After` says. */
export const restAsAsked = (seconds: number | undefined): number =>
  seconds === undefined ? REST : Math.min(LONGEST_REST, Math.max(1, seconds) * SECOND)
