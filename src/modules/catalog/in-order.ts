/** Texts in the city's order of languages. */

/** In the city's order of languages, the default in front: JSON in the database keeps no order of its own. */
export function inOrder<T>(
  text: Readonly<Record<string, T>>,
  languages: readonly string[],
): Record<string, T> {
  const known = [...languages, ...Object.keys(text)].flatMap((language): [string, T][] =>
    text[language] === undefined ? [] : [[language, text[language]]],
  )
  return Object.fromEntries(known)
}
