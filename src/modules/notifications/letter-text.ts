import { isolate } from '../../i18n/index.ts'
import type { Letter } from './letter.ts'

/** A letter as plain text, for readers whose mail shows no HTML. */
export function letterText({
  dir,
  title,
  paragraphs,
  quote,
  after = [],
  facts,
  links,
  footer,
  stop,
  cityName,
}: Letter): string {
  // In HTML <bdi> does this.
  const own = (value: string) => (dir === 'rtl' ? isolate(value) : value)
  const parts = [
    title,
    ...paragraphs,
    ...(quote ? [`${quote.who}\n${indented(quote.words)}`] : []),
    ...after,
    facts.map(([label, value]) => `${label}: ${own(value)}`).join('\n'),
    ...links.map(({ label, url }) => `${label}:\n${url}`),
    // Mail programs fold what follows this line, and leave it out of answers.
    ['-- ', cityName, ...footer, `${stop.label}: ${stop.url}`].join('\n'),
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

function indented(words: string): string {
  return words
    .split(/\r\n|\r|\n/)
    .map((line) => `> ${line}`)
    .join('\n')
}
