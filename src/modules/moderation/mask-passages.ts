/** Words with passages left out that a moderator named. */
import { Refusal } from '../../kernel/refusal.ts'
import { type Finding, MASK } from '../privacy/index.ts'

/**
 * What everybody reads of `said`: every occurrence of each passage is masked, and what the rules find besides. Nothing
 * else is changed.
 *
 * @param passages as they stand in the words; empty ones are left out.
 * @param found personal data in the words.
 * @throws {Refusal} `passage_needed`, or `passage_not_found` when one does not stand in the words.
 */
export function maskPassages(
  said: string,
  passages: readonly string[],
  found: readonly Pick<Finding, 'from' | 'to'>[],
): string {
  const named = passages.filter((passage) => passage.trim() !== '')
  if (named.length === 0) {
    throw new Refusal('invalid', 'passage_needed', 'Say which words are left out.', { field: 'passage' })
  }
  const gone = [...found, ...named.flatMap((passage) => occurrences(said, passage))].toSorted(
    (one, other) => one.from - other.from,
  )
  let left = ''
  let at = 0
  for (const { from, to } of gone) {
    if (to <= at) continue
    left += from >= at ? said.slice(at, from) + MASK : ''
    at = to
  }
  return left + said.slice(at)
}

function occurrences(said: string, passage: string): { readonly from: number; readonly to: number }[] {
  const places: { from: number; to: number }[] = []
  for (let from = said.indexOf(passage); from >= 0; from = said.indexOf(passage, from + passage.length)) {
    places.push({ from, to: from + passage.length })
  }
  if (places.length === 0) {
    const value = passage.slice(0, 80)
    throw new Refusal('invalid', 'passage_not_found', 'These words do not stand there.', {
      field: 'passage',
      value,
    })
  }
  return places
}
