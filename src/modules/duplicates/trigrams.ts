/** Likeness of texts by their trigrams: "pot hole" and "pothole" are alike, which comparing words would not see. */

/** Runs of three characters of a text: small letters, digits and single blanks, in any script. */
export function trigramsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().replaceAll(/[^\p{L}\p{M}\p{N}\s]/gu, '')
  const plain = [...words.replaceAll(/\s+/g, ' ').trim()]
  const runs = new Set<string>()
  for (let at = 0; at + 3 <= plain.length; at += 1) runs.add(plain.slice(at, at + 3).join(''))
  return runs
}

/** Jaccard: shared trigrams over all, 0 to 1; 0 where one has none. */
export function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0
  const shared = [...one].filter((run) => other.has(run)).length
  return shared / (one.size + other.size - shared)
}
