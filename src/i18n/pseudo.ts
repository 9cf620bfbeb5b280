/** A language nobody speaks, for tests: accents show what was not translated, length shows what does not fit. */

export const PSEUDO = 'en-XA'

const ACCENTS: Readonly<Record<string, string>> = {
  a: 'á',
  c: 'ç',
  e: 'é',
  i: 'î',
  n: 'ñ',
  o: 'ö',
  u: 'ü',
  y: 'ý',
  A: 'Å',
  E: 'É',
  I: 'Î',
  O: 'Ø',
  U: 'Û',
}

/** English messages, accented and about two fifths longer, as German and Tamil are; arguments untouched. */
export function pseudo(messages: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...messages].map(([key, text]) => [key, stretch(text)]))
}

function stretch(text: string): string {
  // Inside braces are names and ICU words: only messages without branches can be stretched by simple means.
  if (/\{\w+,/.test(text)) return text
  const accented = text.replaceAll(/\{[^}]*\}|[A-Za-z]/g, (part) => ACCENTS[part] ?? part)
  return `${accented} ${'~'.repeat(Math.ceil(text.length * 0.4))}`
}
