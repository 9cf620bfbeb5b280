/** Signing in and out, as far as it concerns what a phone keeps. */
import { sendDeeds } from '../shift/send-deeds.ts'
import { offlineFor } from './pages.ts'
import { wipeShift } from './shift.ts'

/** Milliseconds that signing out waits for what is not sent yet. */
const LAST_TRY = 10_000

export const isDoor = ({ method }: Request, { pathname }: URL): boolean =>
  method === 'POST' && /^\/desk\/sign-(in|in\/code|out)$/.test(pathname)

/** Whoever goes takes the shift along; whoever comes begins their own. */
export async function throughDoor(request: Request, url: URL): Promise<Response> {
  if (url.pathname === '/desk/sign-out') {
    // Their last deeds first: afterwards nobody may send them.
    await Promise.race([sendDeeds().catch(() => 0), new Promise((over) => setTimeout(over, LAST_TRY))])
    await wipeShift()
    return fetch(request).catch(async (error: unknown) => {
      const page = await offlineFor(url)
      if (!page) throw error
      return page
    })
  }
  const answer = await fetch(request)
  if (answer.type === 'opaqueredirect') await wipeShift()
  return answer
}
