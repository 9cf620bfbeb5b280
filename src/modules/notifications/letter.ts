/** A letter before it is text or HTML. All of it is plain words; whoever renders it escapes them. */
export interface Letter {
  readonly language: string
  readonly dir: 'ltr' | 'rtl'
  readonly subject: string
  readonly title: string
  readonly paragraphs: readonly string[]
  /** What somebody wrote, in their own words and line breaks. */
  readonly quote?: { readonly who: string; readonly words: string }
  /** What follows from what somebody wrote. */
  readonly after?: readonly string[]
  /** A short table, such as number, service, place and date. */
  readonly facts: readonly (readonly [label: string, value: string])[]
  /** The first is what most readers will want. */
  readonly links: readonly { readonly label: string; readonly url: string }[]
  readonly footer: readonly string[]
  readonly stop: { readonly label: string; readonly url: string }
  readonly cityName: string
  /** CSS colour of buttons and of the line at the top. */
  readonly colour: string
}

/** The city's own colour, when it is one that every mail program knows. */
export const colourOf = ({ primary = '' }: Readonly<Record<string, string>>): string =>
  /^#[\da-f]{6}$/i.test(primary) ? primary : '#005ea2'

/**
 * Words as one line: no line break, no control character, no mark that turns the direction of what follows.
 * A subject made of it cannot become a second header.
 */
export function oneLine(words: string, limit = 200): string {
  const line = words
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/ {2,}/g, ' ')
    .trim()
  return line.length <= limit ? line : `${line.slice(0, limit - 1).trimEnd()}…`
}
