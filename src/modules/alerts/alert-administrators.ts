/** What partners refused or could not give, webhooks that were switched off and teams without anybody, in one letter to each administrator. */
import { listStaff } from '../identity/index.ts'
import { type Post, writeStaffLetters } from '../notifications/index.ts'
import { takeStopped, takeUnfetched, takeUnheard } from '../partners/index.ts'
import type { City } from '../requests/index.ts'
import { takeDisabled } from '../webhooks/index.ts'
import { alertLetter } from './compose.ts'
import { takeDeserted } from './take-deserted.ts'

/**
 * Writes to the administrators what stopped and was not told yet: once, whatever runs again; nothing when nothing did.
 * What somebody has put right meanwhile is not told.
 *
 * @returns to how many.
 */
export async function alertAdministrators(city: City, post: Post, now = new Date()): Promise<number> {
  const staff = await listStaff(city.db)
  const recipients = staff
    .filter(({ active, roles }) => active && roles.includes('administrator'))
    .map(({ email }) => email)
  const told = await city.db.transaction().execute(async (tx) => {
    const stopped = await takeStopped(tx, now)
    const unheard = await takeUnheard(tx, now)
    const unfetched = await takeUnfetched(tx, now)
    const disabled = await takeDisabled(tx, now)
    const deserted = await takeDeserted(tx, city.catalog(), now)
    const all = { stopped, unheard, unfetched, disabled, deserted }
    if (Object.values(all).every(({ length }) => length === 0)) return 0
    const letter = alertLetter(city, post.siteOf(city), all)
    await writeStaffLetters(tx, city, post, { template: 'staff_alert', letter, recipients }, now)
    return recipients.length
  })
  if (told > 0) post.wake(city)
  return told
}
