/** A page that came with the answer to a form, for the browser that is on its way to it. */

/** Milliseconds: whoever comes later wants it as it is then. */
const SOON = 10_000

let held: { readonly address: string; readonly page: Response; readonly until: number } | undefined

export function holdPage(url: URL, page: Response): void {
  held = { address: addressOf(url), page, until: Date.now() + SOON }
}

/** Once. */
export function heldPage(url: URL): Response | undefined {
  if (held?.address !== addressOf(url)) return undefined
  const { page, until } = held
  held = undefined
  return Date.now() < until ? page : undefined
}

/** Without the place on the page, which no server hears of. */
const addressOf = ({ origin, pathname, search }: URL): string => origin + pathname + search
