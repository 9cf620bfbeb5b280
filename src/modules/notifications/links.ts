/** Where a reporter's private links lead. `site` is the city's address without a slash at the end. */
export interface Linked {
  readonly site: string
  readonly locale: string
  readonly number: string
  /** Opens the request as its reporter's (see `requestKey`). */
  readonly key: string
}

/** The request's page, with its reporter's rights. */
export function privateLink({ site, locale, number, key }: Linked): string {
  return `${site}/${locale}/requests/${number}?key=${encodeURIComponent(key)}`
}

/** The place on that page where the question of this line of history is answered: that one and no other. */
export function questionLink(linked: Linked, line: number): string {
  return `${privateLink(linked)}&question=${line}#answer`
}

/** The place on that page where one says that it is not fixed. */
export function notFixedLink(linked: Linked): string {
  return `${privateLink(linked)}#not-fixed`
}

/** Where one says how it was. */
export function surveyLink({ site, locale, number, key }: Linked): string {
  return `${site}/${locale}/requests/${number}/survey?key=${encodeURIComponent(key)}`
}

/** Ends the letters about this request: a page for people (GET), at once for mail programs (POST, RFC 8058). */
export function stopLink({ site, locale, number, key }: Linked): string {
  return `${site}/${locale}/requests/${number}/stop-mail?key=${encodeURIComponent(key)}`
}
