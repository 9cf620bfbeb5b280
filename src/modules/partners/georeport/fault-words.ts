import { readFaults } from './read-answers.ts'
import { readTree } from './read-tree.ts'

/** Why a server said no, in its own words, whatever it wrote them in. */
export function faultWords(body: Buffer): string {
  try {
    return readFaults(readTree(body))
  } catch {
    const text = body.toString('utf8', 0, 2_000).trim()
    return text.startsWith('<') ? '' : text.slice(0, 300)
  }
}
