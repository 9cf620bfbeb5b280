import { sql } from 'kysely'
import type { Reader } from '../../../kernel/db.ts'

/**
 * The line of the newest question about a request that was texted to a number: what comes back from there answers that
 * one. Undefined when none was sent yet.
 */
export async function textedQuestion(db: Reader, requestId: string, to: string): Promise<number | undefined> {
  const { rows } = await sql<{ line: string | null }>`
    select event.facts->>'activityId' as line from message join event on event.id = message.event_id
    where message.request_id = ${requestId} and message.channel = 'sms' and message.template = 'question'
      and message.recipient = ${to} and message.sent_at is not null
    order by message.created_at desc, event.id desc limit 1`.execute(db)
  const line = rows[0]?.line
  return line == null ? undefined : Number(line)
}
