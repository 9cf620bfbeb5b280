import type { Act } from '../../kernel/act.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { StaffId } from '../identity/index.ts'
import { linesSince, lockStand, type RequestId, type Stand } from '../requests/index.ts'
import { mayMerge, type ShiftMove } from './meets.ts'
import type { SentDeedTable } from './tables.ts'

/** What a deed met, and what it left. */
export interface DeedDone {
  /** The request's version before it. */
  readonly before: number
  /** The request's version after it: what the next deed on the same request was decided upon. */
  readonly version: number
  /** The newest line of the request's history after it. */
  readonly line: number
}

export interface Deed {
  /** 128 random bits as 22 characters, chosen once by whoever may send it again. */
  readonly key: string
  readonly requestId: RequestId
  readonly move: string
  /** Of a crew's: what it was decided upon. Others say it to the command itself. */
  readonly upon?: Stand & { readonly move: ShiftMove }
}

const IS_KEY = /^[\w-]{22}$/

/**
 * Does a deed of a member of staff unless it was done already, and answers the same both times: a phone whose line was
 * cut does not know whether it was heard. When `work` refuses, nothing is kept and the key is as good as new.
 *
 * @param work told the version it may stand on: the present one when nothing that happened since conflicts with the
 *   deed, else the one it was decided upon, so that the command says that the request was changed.
 * @throws {Refusal} `deed_unclear` for a key that is none, `deed_key_used` when another deed has it, and what `work` says.
 */
export async function doOnce(
  act: Act,
  deed: Deed,
  work: (seen: number) => Promise<unknown>,
): Promise<DeedDone> {
  const { key, requestId, move } = deed
  if (!IS_KEY.test(key)) throw new Refusal('invalid', 'deed_unclear', 'A deed has a key of 22 characters.')
  const staffId = act.by.id as StaffId
  // Locked: of two who send the same deed at once the second one finds what the first has done.
  const met = await lockStand(act, requestId)
  const known = await find(act, key)
  if (known) {
    if (known.staffId !== staffId || known.requestId !== requestId) throw keyUsed()
    return { before: known.before, version: known.version, line: known.line }
  }
  await work(await standsOn(act, deed, met))
  const left = await lockStand(act, requestId)
  const row: SentDeedTable = {
    key,
    staff_id: staffId,
    request_id: requestId,
    move,
    version_before: met.version,
    version: left.version,
    line_id: left.line,
    sent_at: act.now,
  }
  const kept = await act.tx
    .insertInto('sent_deed')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  if (!kept) throw keyUsed()
  return { before: met.version, version: left.version, line: left.line }
}

async function standsOn(act: Act, { requestId, upon }: Deed, met: Stand): Promise<number> {
  if (!upon || met.version === upon.version) return met.version
  const lines = (await linesSince(act, requestId, upon.line)).map(({ kind, actorKind, actorId }) => ({
    kind,
    own: actorKind === 'staff' && actorId === act.by.id,
  }))
  return mayMerge(upon.move, met.version - upon.version, lines) ? met.version : upon.version
}

const find = ({ tx }: Act, key: string) =>
  tx
    .selectFrom('sent_deed')
    .select([
      'staff_id as staffId',
      'request_id as requestId',
      'version_before as before',
      'version',
      'line_id as line',
    ])
    .where('key', '=', key)
    .executeTakeFirst()

const keyUsed = (): Refusal =>
  new Refusal('conflict', 'deed_key_used', 'Another deed has been sent under this key.')
