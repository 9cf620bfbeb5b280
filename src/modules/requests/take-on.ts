/** Taking a request on: accept it, plan it, start it, give it to somebody. */
import type { Updateable } from 'kysely'
import type { Act } from '../../kernel/act.ts'
import { formatFor } from '../../i18n/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { findTeam, readTimeZone } from '../catalog/index.ts'
import { findColleague, type StaffId } from '../identity/index.ts'
import { allowOn, applyChange, type LockedRequest, lockRequest, mustBecome } from './change.ts'
import { endOfHold } from './hold.ts'
import { isDay } from './is-day.ts'
import type { RequestId, ServiceRequestTable } from './tables.ts'

/** `seen` is the version of the request the person decided on. */
export interface Seen {
  readonly seen?: number
}

/** The agency says that the request is its own to do. Accepting again changes nothing. */
export async function acceptRequest(act: Act, id: RequestId, { seen }: Seen = {}): Promise<void> {
  const request = await lockRequest(act, id, seen)
  allowOn(act, 'accept_requests', request)
  if (request.status === 'closed') mustBecome(request, 'in_progress')
  if (request.accepted_at) return
  await applyChange(act, request, { set: { accepted_at: act.now }, kind: 'accepted', public: true })
}

/**
 * Sets the day the work is meant to be done, `YYYY-MM-DD` in the city's zone: everybody is told of it, so it must not be
 * over.
 *
 * @throws {Refusal} `not_a_date` or `day_is_over`, besides what every move may say.
 */
export async function planRequest(act: Act, id: RequestId, input: Seen & { on: string }): Promise<void> {
  const request = await lockRequest(act, id, input.seen)
  allowOn(act, 'accept_requests', request)
  if (request.status === 'closed') mustBecome(request, 'in_progress')
  if (!isDay(input.on)) {
    throw new Refusal('invalid', 'not_a_date', 'That is not a date.', { value: input.on })
  }
  if (input.on < formatFor('en', await readTimeZone(act.tx)).isoDay(act.now)) {
    throw new Refusal('invalid', 'day_is_over', 'That day is over.', { field: 'on' })
  }
  const set = { planned_for: input.on, accepted_at: request.accepted_at ?? act.now }
  await applyChange(act, request, { set, kind: 'planned', public: true, facts: { on: input.on } })
}

/** Work begins. */
export async function startRequest(act: Act, id: RequestId, { seen }: Seen = {}): Promise<void> {
  const request = await lockRequest(act, id, seen)
  allowOn(act, 'accept_requests', request)
  if (request.status === 'in_progress') return
  mustBecome(request, 'in_progress')
  const set = {
    status: 'in_progress' as const,
    accepted_at: request.accepted_at ?? act.now,
    ...(await endOfHold(act, request)),
  }
  await applyChange(act, request, { set, kind: 'started', public: true })
}

/** Gives the request to a team, or to a person of the team; `null` gives it back to the team as a whole. */
export async function assignRequest(
  act: Act,
  id: RequestId,
  input: Seen & { teamCode?: string; staffId?: StaffId | null },
): Promise<void> {
  const request = await lockRequest(act, id, input.seen)
  allowOn(act, 'assign_requests', request)
  if (request.status === 'closed') mustBecome(request, 'in_progress')
  const team = input.teamCode === undefined ? undefined : await findTeam(act.tx, input.teamCode)
  if (team && team.agencyId !== request.agency_id) {
    throw new Refusal(
      'invalid',
      'team_of_another_agency',
      'That team belongs to another agency: hand the request over.',
    )
  }
  const assignee = input.staffId ? await findColleague(act.tx, input.staffId) : null
  if (assignee && assignee.agencyCode !== request.agencyCode) {
    throw new Refusal('invalid', 'person_of_another_agency', 'That person works for another agency.', {
      field: 'staff',
    })
  }
  const set = {
    ...(team && { team_id: team.id }),
    assignee_id: assignee?.id ?? null,
    accepted_at: request.accepted_at ?? act.now,
  }
  const facts = { team: team?.code ?? null, assignee: assignee?.name ?? null }
  await applyChange(act, request, { set, kind: 'assigned', public: false, facts })
}

/** Another agency takes over. The promise stays: the resident does not notice. */
export async function handOver(
  act: Act,
  id: RequestId,
  input: Seen & { teamCode: string; note: string },
): Promise<void> {
  const request = await lockRequest(act, id, input.seen)
  allowOn(act, 'hand_over_requests', request)
  if (request.status === 'closed') mustBecome(request, 'in_progress')
  const team = await findTeam(act.tx, input.teamCode)
  const set = await goesTo(act, request, team)
  const facts = { from: request.agencyCode, team: team.code }
  await applyChange(act, request, { set, kind: 'handed_over', public: false, body: input.note, facts })
}

/** What the row of a request needs whose work begins anew with another agency: nobody of it has decided anything yet. */
export async function goesTo(
  act: Act,
  request: LockedRequest,
  { id, agencyId }: { readonly id: number; readonly agencyId: number },
): Promise<Updateable<ServiceRequestTable>> {
  return {
    team_id: id,
    agency_id: agencyId,
    assignee_id: null,
    status: 'open',
    accepted_at: null,
    planned_for: null,
    ...(await endOfHold(act, request)),
  }
}
