/** Letters to members of staff about what they look after: no list to leave, no request to hang on. */
import type { Tx } from '../../kernel/db.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import type { City } from '../requests/index.ts'
import type { Letter } from './letter.ts'
import { letterHtml } from './letter-html.tsx'
import { letterText } from './letter-text.ts'
import type { Post } from './post.ts'
import type { MailHeaders, StaffTemplate } from './tables.ts'

export interface StaffLetter {
  readonly template: StaffTemplate
  readonly letter: Letter
  /** E-mail addresses. */
  readonly recipients: readonly string[]
}

/** Queues it for each of them; whoever calls sees to it that nothing is told twice, and wakes the post. */
export async function writeStaffLetters(
  tx: Tx,
  city: City,
  post: Post,
  { template, letter, recipients }: StaffLetter,
  now: Date,
): Promise<void> {
  if (recipients.length === 0) return
  const host = new URL(post.siteOf(city)).hostname
  const rows = recipients.map((recipient) => {
    const id = uuidv7(now)
    const headers: MailHeaders = {
      messageId: `<${id}@${host}>`,
      references: `<${template}@${host}>`,
      language: letter.language,
      fromName: letter.cityName,
      replyTo: null,
      unsubscribe: null,
    }
    return {
      id,
      event_id: null,
      request_id: null,
      channel: 'email' as const,
      recipient,
      locale: letter.language,
      template,
      subject: letter.subject,
      text: letterText(letter),
      html: letterHtml(letter),
      told_due_at: null,
      headers: JSON.stringify(headers),
      state: post.sends ? ('queued' as const) : ('kept' as const),
      last_error: null,
      next_attempt_at: now,
      created_at: now,
    }
  })
  await tx.insertInto('message').values(rows).execute()
}
