import { type Act, perform } from '../../kernel/act.ts'
import type { Actor } from '../../kernel/actor.ts'
import { forgetFollower } from '../follows/index.ts'
import { forgetLettersTo } from '../notifications/index.ts'
import { type City, requestsOfReporter } from '../requests/index.ts'
import { endLink } from './data-link.ts'
import { removeAtWish } from './remove-at-wish.ts'

export interface Removed {
  readonly numbers: readonly number[]
  readonly follows: number
}

const AT_ONCE = 100

/**
 * Removes all that is held about the owner of an address: each of their requests as `removeAtWish` does, each in a
 * transaction of its own so that nobody waits for all of them, then what they follow and every letter to them. Stopped
 * in between, it is done again from the link that still opens; done twice it does nothing. That they want no letters
 * any more, or that letters came back, stays: nobody may write to them again.
 *
 * @param last done in the transaction that ends it.
 */
export async function removeByAddress(
  city: Pick<City, 'db' | 'photos'>,
  by: Actor,
  address: string,
  {
    reason = '',
    last,
  }: { readonly reason?: string; readonly last?: (act: Act, removed: Removed) => Promise<void> } = {},
): Promise<Removed> {
  const numbers: number[] = []
  for (;;) {
    const due = await requestsOfReporter(city.db, address, AT_ONCE)
    if (due.length === 0) break
    for (const { id, number } of due) {
      await perform(city.db, by, (act) => removeAtWish(act, city, id, reason))
      numbers.push(number)
    }
  }
  return perform(city.db, by, async (act) => {
    const follows = await forgetFollower(act, address)
    await forgetLettersTo(act, address)
    await endLink(act, address)
    const removed = { numbers, follows }
    await last?.(act, removed)
    return removed
  })
}
