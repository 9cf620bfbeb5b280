/** Giving one's password again at a page of one's own: whoever finds a desk unlocked may guess no more often than at the door. */
import { Refusal } from '../../kernel/refusal.ts'
import { countAttempt, forgetFailures } from './failures.ts'
import type { Home } from './ground.ts'
import type { SignedIn } from './session.ts'
import type { Browser } from './sign-in.ts'

/**
 * Does `work`, which refuses with `wrong_password` when the password is not right; each such refusal counts as one at
 * signing in.
 *
 * @throws {Refusal} `too_many_tries` with the `seconds` to wait, or whatever `work` throws.
 */
export async function provingPassword<T>(
  city: Home,
  { email }: Pick<SignedIn, 'email'>,
  { ip }: Pick<Browser, 'ip'>,
  work: () => Promise<T>,
): Promise<T> {
  const attempt = { email, ip }
  const seconds = await countAttempt(city.db, attempt)
  if (seconds > 0) {
    throw new Refusal('forbidden', 'too_many_tries', `Wait ${seconds} seconds.`, { seconds })
  }
  let wrong = false
  try {
    return await work()
  } catch (error) {
    wrong = error instanceof Refusal && error.code === 'wrong_password'
    throw error
  } finally {
    if (!wrong) await forgetFailures(city.db, attempt)
  }
}
