/** What is said on a request: notes, a question to the reporter, their answer. */
import type { Act } from '../../kernel/act.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { PhotoId } from '../media/index.ts'
import { allowOn, applyChange, lockRequest, mustBecome, mustTakeWords } from './change.ts'
import { resume } from './hold.ts'
import { openQuestionOf } from './question.ts'
import { saidBefore } from './said-again.ts'
import type { RequestId } from './tables.ts'
import type { Seen } from './take-on.ts'

export interface Words {
  readonly body: string
  readonly photos?: readonly PhotoId[]
}

function mustSay({ body, photos }: Words): void {
  if (!body.trim() && !photos?.length) {
    throw new Refusal('invalid', 'nothing_said', 'There are no words and no photo.')
  }
}

/** Staff write on a request: for everybody, or for the desk only. Any time, also after it is closed. */
export async function addNote(act: Act, id: RequestId, note: Words & { public: boolean }): Promise<number> {
  mustSay(note)
  const request = await lockRequest(act, id)
  allowOn(act, note.public ? 'write_publicly' : 'note_internally', request)
  return applyChange(act, request, { kind: 'note', ...note })
}

/** Asks the reporter one question; the clock stops until they answer or somebody resumes. */
export async function askReporter(
  act: Act,
  id: RequestId,
  input: Seen & { question: string },
): Promise<void> {
  mustSay({ body: input.question })
  const request = await lockRequest(act, id, input.seen)
  allowOn(act, 'write_publicly', request)
  mustBecome(request, 'on_hold')
  const set = { status: 'on_hold' as const, waits_on: 'customer' as const, on_hold_since: act.now }
  await applyChange(act, request, { set, kind: 'question', public: true, body: input.question })
}

/** What became of words of the reporter. */
export interface Heard {
  /** They answer an earlier question than the one that waits, or one that waits no more. */
  readonly late: boolean
  /** The line of the question that goes on waiting. */
  readonly stillAsked: number | undefined
}

/**
 * The reporter adds words or photos (whoever calls has checked their private link). Words are public only when the
 * request is and the reporter says so. When the city was waiting for them, the wait is over; where it asked a question,
 * only by what answers that one: words to an earlier question are kept, marked `late`, and answer no newer one.
 * The same words again within moments, without pictures, are those that were heard, and are answered as these were.
 *
 * @param words `answers`: the line of the question, or `newest` of whoever is known to have read that one.
 * @throws {Refusal} `closed_too_long`: an old closed request takes nothing more.
 */
export async function addAsReporter(
  act: Act,
  id: RequestId,
  { answers, ...words }: Words & { public: boolean; answers?: number | 'newest' },
): Promise<Heard> {
  mustSay(words)
  const request = await lockRequest(act, id)
  mustTakeWords(act, request)
  const asked = await openQuestionOf(act, request)
  // What answers the question that waits is no repetition, whatever was said before.
  const answersIt = asked !== undefined && (answers === 'newest' || answers === asked)
  const before = answersIt ? undefined : await saidBefore(act, id, { kind: 'answer', ...words })
  if (before) return { late: before.facts.late === true, stillAsked: asked }
  const late = typeof answers === 'number' && answers !== asked
  await applyChange(act, request, { kind: 'answer', ...words, facts: late ? { late } : {} })
  const answered = asked === undefined ? !late : answersIt
  if (request.status === 'on_hold' && request.waits_on === 'customer' && answered) {
    await resume(act, await lockRequest(act, id), { answered: true })
  }
  return { late, stillAsked: answered ? undefined : asked }
}
