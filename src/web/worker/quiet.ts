/** Work that can wait keeps out of the way of the page that somebody is waiting for. */

/** Milliseconds for which a page that is being opened has the line to itself. */
const AFTER = 3_000

let opened = Date.now()

/** A page is being opened. */
export function pageOpens(): void {
  opened = Date.now()
}

/** Resolves when no page has been opened for some seconds. */
export async function quiet(): Promise<void> {
  for (;;) {
    const left = opened + AFTER - Date.now()
    if (left <= 0) return
    await new Promise((over) => setTimeout(over, left))
  }
}
