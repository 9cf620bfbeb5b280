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

/** Whether a letter with the question of this line was handed over. */
export async function isMailedQuestion(db: Reader, requestId: string, line: number): Promise<boolean> {
  const { rows } = await sql`
    select from message join event on event.id = message.event_id
    where message.request_id = ${requestId} and message.channel = 'email' and message.template = 'question'
      and message.sent_at is not null and event.facts->>'activityId' = ${String(line)}
    limit 1`.execute(db)
  return rows.length > 0
}
