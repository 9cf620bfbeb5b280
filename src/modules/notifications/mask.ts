/** An address as somebody sees it who looks after messages and may not know residents: `a***@home.example`, `***4567`. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@')
  if (at > 0) return `${address.slice(0, 1)}***${address.slice(at)}`
  return `***${address.slice(-4)}`
}

/** Whom a message went to, as staff see it; a device has no name but its push service's. */
export function shownRecipient(
  { channel, recipient }: { readonly channel: string; readonly recipient: string },
  known: boolean,
): string {
  if (channel === 'push') return new URL(recipient).host
  return known ? recipient : maskedAddress(recipient)
}
