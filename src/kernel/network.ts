/** Who may be one and the same behind an address. */

/**
 * An IPv4 address itself; of IPv6 the first half, because a household holds 2^64 addresses and can come with a new one
 * each time.
 */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!plain.includes(':')) return plain
  const [before = '', after] = plain.split('::')
  const [head, tail] = [groupsOf(before), groupsOf(after ?? '')]
  const zeros = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0')
  return [...head, ...(after === undefined ? [] : zeros), ...tail].slice(0, 4).join(':')
}

const groupsOf = (text: string): string[] => text.split(':').filter((group) => group !== '')
