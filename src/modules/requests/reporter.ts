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
}

/** Undefined when nobody left anything about themselves. */
export function findReporter(db: Reader, requestId: string): Promise<Reporter | undefined> {
  return db
    .selectFrom('reporter')
    .innerJoin('service_request as request', 'request.id', 'reporter.request_id')
    .select(['request.number', 'request.language', 'reporter.email', 'reporter.wants_mail as wantsMail'])
    .where('reporter.request_id', '=', requestId as RequestId)
    .executeTakeFirst()
}

/** The reporter wants no more letters about this request. Whoever calls has checked their private link. */
export async function stopMail({ tx }: Act, id: RequestId): Promise<void> {
  await tx.updateTable('reporter').set({ wants_mail: false }).where('request_id', '=', id).execute()
}
