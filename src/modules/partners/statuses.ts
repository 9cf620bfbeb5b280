/** Statuses of mySociety's updates, as we say them and as we hear them. */
import type { PartnerMove, PublicUpdate } from '../requests/index.ts'

/** What FixMyStreet sends, in capitals; what it means here. `null`: it changes nothing. */
const MEANS: Readonly<Record<string, PartnerMove | null>> = {
  open: null,
  confirmed: null,
  unchanged: null,
  for_triage: null,
  planned: null,
  action_scheduled: null,
  investigating: null,
  reopen: { to: 'open' },
  in_progress: { to: 'in_progress' },
  closed: { to: 'closed', resolution: 'completed' },
  fixed: { to: 'closed', resolution: 'completed' },
  duplicate: { to: 'closed', resolution: 'no_action_needed' },
  no_further_action: { to: 'closed', resolution: 'no_action_needed' },
  unable_to_fix: { to: 'closed', resolution: 'no_action_needed' },
  not_councils_responsibility: { to: 'closed', resolution: 'referred' },
  not_responsible: { to: 'closed', resolution: 'referred' },
  internal_referral: { to: 'closed', resolution: 'referred' },
  cancelled: { to: 'closed', resolution: 'withdrawn' },
}

const plain = (status: string) =>
  status
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')

/** @returns undefined for a status nobody knows. `OPEN` opens nothing: it is what is sent with every comment. */
export function readStatus(status: string): { status: string; move?: PartnerMove } | undefined {
  const word = plain(status)
  if (!Object.hasOwn(MEANS, word)) return undefined
  const move = MEANS[word]
  return move ? { status: word, move } : { status: word }
}

/** By the kind of line, then by where the request stands after it. */
const SAID: Partial<Record<PublicUpdate['kind'], string>> = {
  accepted: 'investigating',
  planned: 'action_scheduled',
  reopened: 'open',
  withdrawn: 'cancelled',
}

const ENDED: Readonly<Record<NonNullable<PublicUpdate['resolution']>, string>> = {
  completed: 'closed',
  referred: 'not_councils_responsibility',
  no_action_needed: 'no_further_action',
  withdrawn: 'cancelled',
}

const STANDS: Readonly<Record<PublicUpdate['status'], string>> = {
  open: 'open',
  in_progress: 'in_progress',
  on_hold: 'in_progress', // the standard knows no waiting; the line's words say on whom
  closed: 'closed',
}

export function writeStatus({
  kind,
  status,
  resolution,
  duplicate,
}: Pick<PublicUpdate, 'kind' | 'status' | 'resolution' | 'duplicate'>): string {
  if (resolution === 'no_action_needed' && duplicate) return 'duplicate'
  if (resolution) return ENDED[resolution]
  return SAID[kind] ?? STANDS[status]
}
