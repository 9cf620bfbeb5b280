/** Patterns that take for ever on some texts: found before an import of a million rows stands still over one of them. */
import { runInNewContext } from 'node:vm'

const PATIENCE = 250 // milliseconds, for all texts together; a good pattern needs less than one
const LONG = 48 // characters: what doubles with each of them is not done within years

/** Whether a pattern backtracks without end on a long run of signs it knows, such as `(a+)+$` on `aaaa…!`. */
export function isSlow(pattern: RegExp): boolean {
  const own = new Set(pattern.source.replaceAll(/\\./g, '').match(/[\p{L}\p{N} ,.:;/-]/gu) ?? [])
  const signs = [...new Set([...own, 'a', 'A', '0', ' ', '-', 'é'])].slice(0, 60)
  const texts = signs.flatMap((sign) => [
    `${sign.repeat(LONG)}!`,
    `${sign.repeat(LONG)}\u0000`,
    `${`${sign}a`.repeat(LONG / 2)}\u0000`,
  ])
  try {
    // The one way in which Node stops an expression that is under way.
    runInNewContext(
      'for (const text of texts) text.replace(pattern, "")',
      { pattern, texts },
      { timeout: PATIENCE },
    )
    return false
  } catch {
    return true
  }
}
