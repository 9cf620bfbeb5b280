/** The messages of a language as they lie on disk: one JSON file an area, each key prefixed by its area. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { areasOf, messagesFolder, spokenLanguages } from './languages.ts'

/** Messages by `area.key`; empty for a language that is not spoken yet. */
export function readMessages(tag: string): ReadonlyMap<string, string> {
  const messages = new Map<string, string>()
  if (!spokenLanguages().includes(tag)) return messages
  for (const area of areasOf(tag)) {
    const file = join(messagesFolder(tag), `${area}.json`)
    const texts = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
    for (const [key, text] of Object.entries(texts)) messages.set(`${area}.${key}`, text)
  }
  return messages
}
