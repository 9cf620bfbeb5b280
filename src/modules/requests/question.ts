/** The one question to a reporter: which one waits for its answer, and what became of an earlier one. */
import type { Act } from '../../kernel/act.ts'
import type { Reader } from '../../kernel/db.ts'
import type { LockedRequest } from './change.ts'
import type { ActivityKind, RequestId } from './tables.ts'
import type { PublicActivity, PublicRequest } from './views.ts'

/** How a request waits: for its reporter or not. */
type Waits = Pick<PublicRequest, 'status' | 'waitsOn'>

/** What of a line says how a wait ended. */
type Ending = Pick<PublicActivity, 'id' | 'kind' | 'status' | 'facts'>

/** How it came to wait for its reporter. */
interface Beginning {
  /** Of the line of history. */
  readonly id: number
  readonly kind: ActivityKind
}

/** What a wait for the reporter can begin with: a question, or a hold without one. */
const BEGINS: readonly ActivityKind[] = ['question', 'held']

/**
 * The line of the question that waits for its answer; undefined while none does. Only what began the present wait can
 * be answered: an earlier question was answered, withdrawn or let go when its wait ended.
 */
export function openQuestion({ status, waitsOn }: Waits, lines: readonly Beginning[]): number | undefined {
  if (status !== 'on_hold' || waitsOn !== 'customer') return undefined
  const began = lines.findLast(({ kind }) => BEGINS.includes(kind))
  return began?.kind === 'question' ? began.id : undefined
}

/** The same of a request under lock. */
export async function openQuestionOf({ tx }: Act, request: LockedRequest): Promise<number | undefined> {
  const { status, waits_on: waitsOn } = request
  if (status !== 'on_hold' || waitsOn !== 'customer') return undefined
  const began = await tx
    .selectFrom('activity')
    .select(['id', 'kind'])
    .where('request_id', '=', request.id)
    .where('kind', 'in', BEGINS)
    .orderBy('id', 'desc')
    .limit(1)
    .execute()
  return openQuestion({ status, waitsOn }, began)
}

/** What became of a question: `gone_on`: the city went on by itself. */
export type QuestionState = 'open' | 'answered' | 'lapsed' | 'gone_on'

/** A question of a request, with its words as the reader of `lines` may have them. */
export interface AskedQuestion {
  readonly line: PublicActivity
  readonly state: QuestionState
  /** The question that waits instead of it now. */
  readonly newer: PublicActivity | undefined
}

type Lines = readonly PublicActivity[]

/** The question of this line, and where it stands; undefined when the request has none of this line. */
export function findQuestion(
  { request, activities }: { readonly request: Waits; readonly activities: Lines },
  id: number,
): AskedQuestion | undefined {
  const at = activities.findIndex((line) => line.id === id && line.kind === 'question')
  const line = activities[at]
  if (!line) return undefined
  const waits = openQuestion(request, activities)
  if (waits === id) return { line, state: 'open', newer: undefined }
  const newer = activities.find((one) => one.id === waits)
  return { line, state: stateOf(activities.slice(at + 1)), newer }
}

/** By what ended its wait. What ended it may not be for this reader; that another wait began tells as much. */
function stateOf(after: readonly Ending[]): QuestionState {
  const end = after.find(({ status, kind }) => status !== 'on_hold' || BEGINS.includes(kind))
  if (end?.facts.noAnswer === true) return 'lapsed'
  return end?.facts.answered === true ? 'answered' : 'gone_on'
}

/** What a reporter was asked and did not answer. */
export interface Unanswered {
  /** The line of the question that waits; undefined while none does. */
  readonly open: number | undefined
  /** The same and those that were let go before, the oldest first: an answer to these may still come. */
  readonly questions: readonly number[]
}

export async function listUnanswered(db: Reader, id: RequestId): Promise<Unanswered> {
  const request = await db
    .selectFrom('service_request')
    .select(['status', 'waits_on as waitsOn'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const lines = await db
    .selectFrom('activity')
    .select(['id', 'kind', 'status', 'facts'])
    .where('request_id', '=', id)
    .orderBy('id')
    .execute()
  const questions = lines.flatMap(({ id: line, kind }, at) =>
    kind === 'question' && stateOf(lines.slice(at + 1)) !== 'answered' ? [line] : [],
  )
  return { open: openQuestion(request, lines), questions }
}
