/** What a partner's program says of a request: words, photos, and sometimes where it stands. */
import type { Act } from '../../kernel/act.ts'
import { may } from '../../kernel/actor.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { PhotoId } from '../media/index.ts'
import { applyChange, type LockedRequest } from './change.ts'
import { closeRequest, reopenRequest, withdrawRequest } from './close.ts'
import { endOfHold } from './hold.ts'
import { keepSaid, lockForPartner, saidBefore } from './partner-ground.ts'
import { addPhotos } from './photos.ts'
import { announceShown } from './tell-shown.ts'
import type { Resolution, Status } from './rules.ts'
import type { RequestId } from './tables.ts'

/** Where the partner says the request stands. */
export interface PartnerMove {
  readonly to: 'open' | 'in_progress' | 'closed'
  /** How it ended (`closed` only; else `completed`). */
  readonly resolution?: Resolution
}

export interface PartnerUpdate {
  readonly number: number
  /** The partner's own id of what it says: said again under the same id, it is the same update. */
  readonly updateId: string
  readonly body: string
  readonly photos?: readonly PhotoId[]
  /** In the partner's own words; kept, because we may not follow it. */
  readonly status: string
  /** What its word for the status would mean here; undefined: it changes nothing. */
  readonly move?: PartnerMove
}

/**
 * Adds a partner's update and answers the id of its line of history. The status follows only where the partner's key
 * holds the permission that staff would need; its words stay either way.
 *
 * @throws {Refusal} `request_not_found` (also for a private request of somebody else), `nothing_said`.
 */
export async function addPartnerUpdate(
  act: Act,
  update: PartnerUpdate,
): Promise<{ id: number; repeated: boolean }> {
  const request = await lockForPartner(act, update.number)
  const known = await saidBefore(act, request.id, update.updateId)
  if (known !== undefined) return { id: known, repeated: true }
  const body = update.body.trim()
  const move = update.move && mayFollow(act, request, update.move) ? update.move : undefined
  if (!body && !update.photos?.length && !move) {
    throw new Refusal('invalid', 'nothing_said', 'There are no words and no photo.')
  }
  const id = move ? await follow(act, request, { ...update, body, move }) : await note(act, request, update)
  await keepSaid(act, request.id, update.updateId, id)
  return { id, repeated: false }
}

export interface LatePhoto {
  readonly number: number
  /** The update that named it. */
  readonly updateId: string
  /** The update's own word for the status. */
  readonly status: string
  readonly photo: PhotoId
}

/**
 * Adds a photo that could not be had when its update came to that update's line; an update of nothing but photos becomes
 * a line now. That it came is a line of the city's own: the request has changed, for whoever copies it by its time of
 * change, and whoever listens is told of the update anew.
 *
 * @throws {Refusal} `request_not_found` (also for a private request of somebody else), `photo_gone`.
 */
export async function addPartnerPhoto(
  act: Act,
  { number, updateId, status, photo }: LatePhoto,
): Promise<void> {
  const request = await lockForPartner(act, number)
  const line = await saidBefore(act, request.id, updateId)
  if (line === undefined) {
    await keepSaid(act, request.id, updateId, await note(act, request, { body: '', status, photos: [photo] }))
    return
  }
  const isShown = request.visibility === 'public' && !(await isHidden(act, line))
  await addPhotos(act, request.id, line, [photo], isShown)
  const facts = { partnerStatus: status, latePhoto: true }
  await applyChange(act, request, { kind: 'update', public: false, facts })
  if (isShown) await announceShown(act, request, line)
}

/** Whether staff have taken the line from the public since. */
async function isHidden({ tx }: Act, line: number): Promise<boolean> {
  const wording = await tx
    .selectFrom('line_wording')
    .select('shown')
    .where('activity_id', '=', line)
    .executeTakeFirst()
  return wording?.shown === false
}

const LEADS_FROM: Record<PartnerMove['to'], readonly Status[]> = {
  open: ['closed'],
  in_progress: ['open', 'on_hold'],
  closed: ['open', 'in_progress', 'on_hold'],
}

/** Whether the move changes anything, and the key may make it. */
function mayFollow({ by }: Act, { status, agencyCode }: LockedRequest, move: PartnerMove): boolean {
  return LEADS_FROM[move.to].includes(status) && may(by, permissionFor(move), agencyCode)
}

function permissionFor({ to, resolution }: PartnerMove): string {
  if (to === 'open') return 'reopen_requests'
  if (to === 'in_progress') return 'accept_requests'
  return resolution === 'withdrawn' ? 'withdraw_requests' : 'close_requests'
}

/** The words, the photos and the move in one line of history. */
async function follow(
  act: Act,
  request: LockedRequest,
  { move, body, photos = [], status }: PartnerUpdate & { readonly move: PartnerMove },
): Promise<number> {
  const { resolution = 'completed' } = move
  if (move.to === 'in_progress') return start(act, request, { body, photos })
  if (move.to === 'open') await reopenRequest(act, request.id, { note: body })
  else if (resolution === 'withdrawn') await withdrawRequest(act, request.id, { note: body })
  // Closing needs words; a partner that sends none says at least what it calls the status.
  else await closeRequest(act, request.id, { resolution, note: body || status })
  const line = await newestLine(act, request.id)
  await addPhotos(act, request.id, line, photos, request.visibility === 'public')
  return line
}

async function start(
  act: Act,
  request: LockedRequest,
  said: { body: string; photos: readonly PhotoId[] },
): Promise<number> {
  const set = {
    status: 'in_progress' as const,
    accepted_at: request.accepted_at ?? act.now,
    ...(await endOfHold(act, request)),
  }
  return applyChange(act, request, { set, kind: 'started', public: true, ...said })
}

async function newestLine({ tx }: Act, request: RequestId): Promise<number> {
  const line = await tx
    .selectFrom('activity')
    .select('id')
    .where('request_id', '=', request)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return line.id
}

function note(
  act: Act,
  request: LockedRequest,
  { body, status, photos = [] }: Pick<PartnerUpdate, 'body' | 'status' | 'photos'>,
): Promise<number> {
  return applyChange(act, request, {
    kind: 'update',
    public: true,
    body,
    photos,
    facts: { partnerStatus: status },
  })
}
