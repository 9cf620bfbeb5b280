/** Addresses as they come, made such that the router reads each: what it cannot decode it answers by itself, in no format of ours. */

/** `http://host` before the path (a proxy's way), and all but one of the slashes the path begins with. */
const BEFORE = /^(?:https?:\/\/[^/?]*)?\/*/i

/** The address, its path decodable: of one that is not, each `%` stands for itself. */
export function readable(url: string): string {
  const local = url.startsWith('/') && url[1] !== '/' ? url : url === '*' ? url : url.replace(BEFORE, '/')
  const end = local.indexOf('?')
  const path = end === -1 ? local : local.slice(0, end)
  return isDecodable(path) ? local : path.replaceAll('%', '%25') + local.slice(path.length)
}

function isDecodable(path: string): boolean {
  if (!path.includes('%')) return true
  try {
    // Its result is looked at, or the bundler takes the call for one without effect and leaves it out.
    return decodeURIComponent(path) !== ''
  } catch {
    return false
  }
}
