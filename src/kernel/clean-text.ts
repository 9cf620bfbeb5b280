/** Words as they are kept: anybody's, at the desk as well as in a report. */

/**
 * In Unicode's composed form (a Mac writes an accent as a sign of its own, and nobody would find the word), line ends as
 * LF, without blanks around, and without the characters XML 1.0 forbids (they break every feed that quotes them); lone
 * surrogates become the replacement character.
 */
export function cleanText(text: string): string {
  return (
    text
      .toWellFormed()
      .normalize('NFC')
      .replaceAll(/\r\n?/g, '\n')
      // oxlint-disable-next-line no-control-regex
      .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
      .trim()
  )
}
