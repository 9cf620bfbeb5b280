/** Where a follower's letters lead. `site` is the city's address without a slash at the end. */
export interface Site {
  readonly site: string
  readonly locale: string
}

/** Asks for the yes: a page with a button, because mail programs open links by themselves. */
export const confirmLink = ({ site, locale }: Site, key: string): string =>
  `${site}/${locale}/follow/confirm?key=${key}`

/** Somebody's subscriptions. */
export const mineLink = ({ site, locale }: Site, key: string): string =>
  `${site}/${locale}/following?key=${key}`

/** Ends the subscription the key names: a page for people (GET), at once for mail programs (POST, RFC 8058). */
export const endLink = ({ site, locale }: Site, key: string): string =>
  `${site}/${locale}/following/stop?key=${key}`

export const requestLink = ({ site, locale }: Site, number: string): string =>
  `${site}/${locale}/requests/${number}`

/** Where who followed a request to its end says that it is not fixed. */
export const notFixedLink = ({ site, locale }: Site, key: string): string =>
  `${site}/${locale}/following/not-fixed?key=${key}`
