/** Dangers and ready answers as the fields of a form, and back. */
import type { TextsPiece } from '../../../modules/revisions/index.ts'
import type { Fields } from '../form.ts'
import { optional, rows, rowsIn, textsFrom, textsOf, type Typed } from './fields.ts'

type Entry = TextsPiece['entries'][number]
type Phrases = Readonly<Record<string, readonly string[]>> | undefined

export function textsFields({ entries }: TextsPiece): Typed {
  return rows('entries', entries, (entry: Entry) => ({
    code: entry.code,
    ...phrases('words', entry.words),
    ...('say' in entry
      ? { ...phrases('except', entry.except), ...textsOf('say', entry.say), number: entry.number ?? '' }
      : { ...textsOf('title', entry.title), ...textsOf('text', entry.text), url: entry.url ?? '' }),
  }))
}

export function textsPieceFrom(fields: Fields, list: string, languages: readonly string[]): TextsPiece {
  const entries = rowsIn(fields, 'entries', 'code').map((row) => {
    const all = { code: row('code'), words: phrasesFrom(row('words'), languages) ?? {} }
    return list === 'dangers'
      ? {
          ...all,
          ...optional('except', phrasesFrom(row('except'), languages)),
          say: textsFrom(row, 'say', languages) ?? {},
          ...optional('number', row('number')),
        }
      : {
          ...all,
          title: textsFrom(row, 'title', languages) ?? {},
          ...optional('text', textsFrom(row, 'text', languages)),
          ...optional('url', row('url')),
        }
  })
  return { entries: entries as TextsPiece['entries'] }
}

/** One phrase a line, after its language: `en: gas leak`. */
const phrases = (name: string, words: Phrases): Typed => ({
  [name]: Object.entries(words ?? {})
    .flatMap(([language, list]) => list.map((phrase) => `${language}: ${phrase}`))
    .join('\n'),
})

/** A line without a language is in the city's first. */
function phrasesFrom(lines: string, languages: readonly string[]): Record<string, string[]> | undefined {
  const found: Record<string, string[]> = {}
  for (const line of lines.split('\n')) {
    const [, tag, rest] = /^\s*([a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*)\s*:(.*)$/.exec(line) ?? []
    const phrase = (rest ?? line).trim()
    if (phrase !== '') (found[tag ?? languages[0] ?? 'en'] ??= []).push(phrase)
  }
  return Object.keys(found).length > 0 ? found : undefined
}
