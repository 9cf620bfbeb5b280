/** All that is held about the owner of an e-mail address. */
import type { Db } from '../../kernel/db.ts'
import { followedBy } from '../follows/index.ts'
import { lettersTo } from '../notifications/index.ts'
import { type City, requestsOfReporter } from '../requests/index.ts'
import { whatIsHeld } from './held.ts'

/** Requests of one address that a page or a file holds; whoever has more asks again when these are removed. */
const MOST = 500
/** Read at a time. */
const AT_ONCE = 10

/** Numbers, and how much there is of the rest: what a page lists before anything is removed. */
export async function summaryOf({ db }: Pick<City, 'db'>, address: string) {
  const [requests, follows, letters] = await Promise.all([
    requestsOfReporter(db, address, MOST),
    followedBy(db, address),
    lettersTo(db, address),
  ])
  return { requests, follows, letters }
}

/** What a page shows of an address. */
export type AddressSummary = Awaited<ReturnType<typeof summaryOf>>

/** Whether anything is. */
export async function isKnown(db: Db, address: string): Promise<boolean> {
  const { requests, follows, letters } = await summaryOf({ db }, address)
  return requests.length + follows.length + letters.length > 0
}

/** Everything, each request as its own page shows it: for a file. Whoever calls has checked the link. */
export async function allHeldBy(city: Pick<City, 'db' | 'catalog'>, address: string) {
  const { requests, follows, letters } = await summaryOf(city, address)
  const held: Awaited<ReturnType<typeof whatIsHeld>>[] = []
  for (let at = 0; at < requests.length; at += AT_ONCE) {
    held.push(
      ...(await Promise.all(requests.slice(at, at + AT_ONCE).map(({ number }) => whatIsHeld(city, number)))),
    )
  }
  return { email: address, requests: held.filter((one) => one !== undefined), follows, letters }
}
