/** An address as somebody sees it who looks after messages and may not know residents: `a***@home.example`, `***4567`. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@')
  if (at > 0) return `${address.slice(0, 1)}***${address.slice(at)}`
  return `***${address.slice(-4)}`
}
