/** Who reported a request, for letters to them. */
import type { Act } from '../../kernel/act.ts'
import type { Reader } from '../../kernel/db.ts'
import type { RequestId } from './tables.ts'

/** Personal data: only for writing to the person themselves. */
export interface Reporter {
  readonly number: number
  /** BCP 47 tag of the language they reported in. */
  readonly language: string
  readonly email: string | null
  readonly wantsMail: boolean
  /** E.164; null when they want no texts. */
  readonly textTo: string | null
}

/** Undefined when nobody left anything about themselves. */
export function findReporter(db: Reader, requestId: string): Promise<Reporter | undefined> {
  return db
    .selectFrom('reporter')
    .innerJoin('service_request as request', 'request.id', 'reporter.request_id')
    .select(['request.number', 'request.language', 'reporter.email', 'reporter.wants_mail as wantsMail'])
    .select('reporter.text_to as textTo')
    .where('reporter.request_id', '=', requestId as RequestId)
    .executeTakeFirst()
}

/** The reporter wants no more letters about this request. Whoever calls has checked their private link. */
export async function stopMail({ tx }: Act, id: RequestId): Promise<void> {
  await tx.updateTable('reporter').set({ wants_mail: false }).where('request_id', '=', id).execute()
}

/** An open request whose reporter gets texts at a number. */
export interface TextedRequest {
  readonly id: RequestId
  readonly number: number
  readonly language: string
  readonly open: boolean
}

/** What was reported by whoever gets texts at this number, the newest first; at most 50. */
export async function findTexted(db: Reader, textTo: string): Promise<TextedRequest[]> {
  const rows = await db
    .selectFrom('reporter')
    .innerJoin('service_request as request', 'request.id', 'reporter.request_id')
    .select(['request.id', 'request.number', 'request.language', 'request.status'])
    .where('reporter.text_to', '=', textTo)
    .where('request.removed_at', 'is', null)
    .orderBy('request.submitted_at', 'desc')
    .limit(50)
    .execute()
  return rows.map(({ status, ...row }) => ({ ...row, open: status !== 'closed' }))
}
