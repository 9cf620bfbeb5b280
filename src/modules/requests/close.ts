/** How a request ends, and how it comes back. */
import type { Act } from '../../kernel/act.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { asksProof } from '../catalog/index.ts'
import type { PhotoId } from '../media/index.ts'
import {
  allowOn,
  applyChange,
  cannotBecome,
  type LockedRequest,
  lockRequest,
  mustBecome,
  mustTakeWords,
} from './change.ts'
import { end, openAgain } from './ends.ts'
import { carryClosing, carryReopening, openParentAgain } from './family-carry.ts'
import { passOn } from './family-lead.ts'
import { endOfHold } from './hold.ts'
import type { Resolution } from './rules.ts'
import { saidBefore } from './said-again.ts'
import type { RequestId } from './tables.ts'
import type { Seen } from './take-on.ts'

/** `note` is public and compulsory: closed without a word is how trust ends. */
export interface Closure extends Seen {
  readonly resolution: Exclude<Resolution, 'withdrawn'>
  readonly note: string
  readonly photos?: readonly PhotoId[]
}

/**
 * Closes a request, and with it the duplicates that still wait on it.
 *
 * @throws {Refusal} `forbidden`, `request_not_found`, `request_changed`, or `request_cannot_move` when closed already,
 *   or `proof_photo_needed`: staff say that the work is done, and the service asks for a photo of it.
 */
export async function closeRequest(act: Act, id: RequestId, closure: Closure): Promise<void> {
  if (!closure.note.trim()) throw new Refusal('invalid', 'closing_needs_words', 'Say how it ended.')
  const request = await lockRequest(act, id, closure.seen)
  allowOn(act, 'close_requests', request)
  mustBecome(request, 'closed')
  const { resolution, note, photos } = closure
  await mustShowProof(act, request, closure)
  await end(act, request, { resolution, note, ...(photos && { photos }) })
  // Photos belong to one line of history; the duplicates' words lead to this request.
  await carryClosing(act, request, { resolution, note })
}

/** Of staff only: a partner's system may not be able to send photos, and its word must not be lost for that. */
async function mustShowProof(
  act: Act,
  request: LockedRequest,
  { resolution, photos }: Closure,
): Promise<void> {
  if (resolution !== 'completed' || photos?.length || act.by.kind !== 'staff') return
  if (!(await asksProof(act.tx, request.service_id))) return
  throw new Refusal('invalid', 'proof_photo_needed', 'A photo of the finished work is needed.', {
    field: 'photo',
  })
}

/**
 * Opens a closed request again, under its old number and with the same team: "it is not fixed". What it ended with it
 * is open again too; and where it repeats a request that is closed, that one is what is not fixed.
 * Staff need `reopen_requests`; of a reporter or a follower, whoever calls has checked the link, and the request must
 * not have been closed too long ago.
 *
 * @throws {Refusal} `closed_too_long`, besides what every move may say.
 */
export async function reopenRequest(
  act: Act,
  id: RequestId,
  input: Seen & { note: string; asFollower?: true },
): Promise<void> {
  const request = await lockRequest(act, id, input.seen)
  if (act.by.kind !== 'person') allowOn(act, 'reopen_requests', request)
  // A follower who says the same is another person; whether they said it before is looked at where they are known.
  else if (!input.asFollower && (await isDone(act, request, 'reopened', input))) return
  // Not by the table of statuses: what is in work goes back to open too, when another agency takes over.
  if (request.status !== 'closed') throw cannotBecome(request, 'open')
  if (act.by.kind === 'person') mustTakeWords(act, request)
  await openAgain(act, request, input.note, input.asFollower ? { follower: true } : {})
  await carryReopening(act, request, input.note)
  await openParentAgain(act, request)
}

/**
 * The reporter no longer needs it (private link checked by the caller); staff do it for a caller on the line. A report
 * is withdrawn by whoever made it and for nobody else: where others repeat it, the first of them goes on in its place.
 */
export async function withdrawRequest(
  act: Act,
  id: RequestId,
  input: Seen & { note: string },
): Promise<void> {
  const request = await lockRequest(act, id, input.seen)
  if (act.by.kind !== 'person') allowOn(act, 'withdraw_requests', request)
  else if (await isDone(act, request, 'withdrawn', input)) return
  mustBecome(request, 'closed')
  const heir = await passOn(act, request)
  const set = {
    ...(await endOfHold(act, request)),
    status: 'closed' as const,
    resolution: 'withdrawn' as const,
    closed_at: act.now,
    ...(heir && { parent_id: heir }),
  }
  await applyChange(act, request, { set, kind: 'withdrawn', public: true, body: input.note })
}

/** Whether its reporter did this moments ago and sends it again: then it is as they wish, and no fault of theirs. */
async function isDone(
  act: Act,
  { id, status }: LockedRequest,
  kind: 'reopened' | 'withdrawn',
  { note }: { readonly note: string },
): Promise<boolean> {
  if ((status === 'closed') !== (kind === 'withdrawn')) return false
  return (await saidBefore(act, id, { kind, body: note })) !== undefined
}
