/** After a deed a request comes anew: whoever did it by keyboard goes on where it begins, not at the top of the page. */
let sent = false

/** Remembers that a form of a request was sent: the next time it is shown is what came of it. */
export function rememberDeeds(signal: AbortSignal): void {
  const remember = ({ target }: Event) => {
    sent = (target as Element).closest('.request') !== null
  }
  document.addEventListener('turbo:submit-start', remember, { signal })
}

export function goOnAfterDeed(where: ParentNode): void {
  if (!sent) return
  sent = false
  // Somebody may be elsewhere by now.
  if (document.activeElement !== document.body) return
  where.querySelector<HTMLElement>('.request-number')?.focus({ preventScroll: true })
}
