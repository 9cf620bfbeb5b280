/** What partners refused and webhooks that were switched off, in one letter to each administrator. */
import type { Tx } from '../../kernel/db.ts'
import { listStaff } from '../identity/index.ts'
import { type Post, writeStaffLetters } from '../notifications/index.ts'
import { stoppedSince } from '../partners/index.ts'
import type { City } from '../requests/index.ts'
import { disabledSince } from '../webhooks/index.ts'
import { alertLetter } from './compose.ts'
import './tables.ts'

const DAY = 86_400_000 // milliseconds

/**
 * Writes to the administrators what stopped since they were last written to: once, whatever runs again; nothing when
 * nothing did. What somebody has put right meanwhile is not told.
 *
 * @returns to how many.
 */
export async function alertAdministrators(city: City, post: Post, now = new Date()): Promise<number> {
  const staff = await listStaff(city.db)
  const recipients = staff
    .filter(({ active, roles }) => active && roles.includes('administrator'))
    .map(({ email }) => email)
  const told = await city.db.transaction().execute(async (tx) => {
    const since = await takeMark(tx, now)
    const stopped = await stoppedSince(tx, since)
    const disabled = await disabledSince(tx, since)
    if (stopped.length + disabled.length === 0) return 0
    const letter = alertLetter(city, post.siteOf(city), { stopped, disabled })
    await writeStaffLetters(tx, city, post, { template: 'staff_alert', letter, recipients }, now)
    return recipients.length
  })
  if (told > 0) post.wake(city)
  return told
}

/** Until when was told, moved on to now; locked, so that two processes do not tell the same. */
async function takeMark(tx: Tx, now: Date): Promise<Date> {
  const before = new Date(now.getTime() - DAY)
  await tx
    .insertInto('alert_mark')
    .values({ told_until: before })
    .onConflict((known) => known.column('one').doNothing())
    .execute()
  const { told_until } = await tx
    .selectFrom('alert_mark')
    .select('told_until')
    .forUpdate()
    .executeTakeFirstOrThrow()
  await tx.updateTable('alert_mark').set({ told_until: now }).execute()
  return told_until
}
