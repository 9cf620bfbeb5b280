/** Multinomial naive Bayes with Laplace's one more (Manning, Raghavan, Schütze 2008, 13.2): what a model must beat. */

export interface Bayes {
  /** Joint likelihoods P(c) · Π P(w|c), by class; not yet shares of 1. */
  readonly likelihoods: (words: readonly string[]) => number[]
}

/** Learns from texts as lists of words, each with its class from 0 to `classes - 1`. Words never met are left out. */
export function bayes(
  texts: readonly { readonly words: readonly string[]; readonly of: number }[],
  classes: number,
): Bayes {
  const counts = Array.from({ length: classes }, () => new Map<string, number>())
  const words = new Float64Array(classes)
  const members = new Float64Array(classes)
  const known = new Set<string>()
  for (const text of texts) {
    members[text.of]! += 1
    words[text.of]! += text.words.length
    for (const word of text.words) {
      known.add(word)
      counts[text.of]!.set(word, (counts[text.of]!.get(word) ?? 0) + 1)
    }
  }
  return {
    likelihoods: (said) =>
      counts.map((own, at) =>
        Math.exp(
          said
            .filter((word) => known.has(word))
            .reduce(
              (sum, word) => sum + Math.log(((own.get(word) ?? 0) + 1) / (words[at]! + known.size)),
              Math.log(members[at]! / texts.length),
            ),
        ),
      ),
  }
}
