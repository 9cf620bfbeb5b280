/**
 * Writes src/i18n/generated.ts: every message key with its arguments, so that a wrong one does not compile.
 * Fails when a language lacks a message, has one too many, or takes other arguments than English does.
 *
 * `node script/messages.ts` writes; the test beside the messages checks that nobody forgot to.
 */
import { writeFileSync } from 'node:fs'
import { parse } from '../src/i18n/compile.ts'
import { ICU, type Part } from '../src/i18n/icu.ts'
import { spokenLanguages } from '../src/i18n/languages.ts'
import { readMessages } from '../src/i18n/read-messages.ts'
import { inProject } from '../src/kernel/root.ts'

/** What an argument may be: any text or number, a number because it is counted, or one of some words. */
type Kind = 'text' | 'number' | readonly string[]
type Signature = Map<string, Kind>

const FILE = inProject('src', 'i18n', 'generated.ts')

/** @throws {Error} naming every message that is not the same in all languages. */
export function generate(): string {
  const languages = spokenLanguages().map((tag) => ({ tag, messages: readMessages(tag) }))
  const wrong: string[] = []
  const english = new Map(
    [...readMessages('en')].map(([key, text]) => [key, signature(text, 'en', key, wrong)]),
  )
  for (const { tag, messages } of languages) {
    for (const key of english.keys()) if (!messages.has(key)) wrong.push(`${tag}: ${key} is missing`)
    for (const [key, text] of messages) {
      const ours = english.get(key)
      if (ours) merge(ours, signature(text, tag, key, wrong), `${tag}: ${key}`, wrong)
      else wrong.push(`${tag}: ${key} is not in English`)
    }
  }
  if (wrong.length > 0) throw new Error(`Messages differ between languages:\n${wrong.join('\n')}`)
  return write(english)
}

function signature(text: string, tag: string, key: string, wrong: string[]): Signature {
  const found: Signature = new Map()
  try {
    collect(parse(text, tag).getAst(), found)
  } catch (error) {
    wrong.push(`${tag}: ${key} cannot be read: ${String(error)}`)
  }
  return found
}

function collect(parts: readonly Part[], found: Signature): void {
  for (const { type, value, options } of parts) {
    if (type === ICU.literal || type === ICU.pound) continue
    const name = String(value)
    const branches = Object.entries(options ?? {})
    const words = branches.map(([word]) => word).filter((word) => word !== 'other')
    const kind: Kind = type === ICU.select ? words : type === ICU.argument ? 'text' : 'number'
    const before = found.get(name)
    if (before === undefined || before === 'text') found.set(name, kind)
    for (const [, branch] of branches) collect(branch.value, found)
  }
}

/** Another language's arguments into ours: the same names; counted in one language is counted in all. */
function merge(ours: Signature, theirs: Signature, where: string, wrong: string[]): void {
  for (const name of theirs.keys())
    if (!ours.has(name)) wrong.push(`${where} takes {${name}}, English does not`)
  for (const [name, kind] of ours) {
    const other = theirs.get(name)
    if (other === undefined) wrong.push(`${where} does not take {${name}}`)
    else if (kind === 'text') ours.set(name, other)
    else if (Array.isArray(kind) && Array.isArray(other) && other.join() !== kind.join()) {
      wrong.push(`${where} chooses between ${other.join(', ')}, English between ${kind.join(', ')}`)
    }
  }
}

const typeOf = (kind: Kind): string => {
  if (kind === 'text') return 'string | number'
  if (kind === 'number') return 'number'
  return [...kind.map((word) => `'${word}'`), "'other'"].join(' | ')
}

function write(english: ReadonlyMap<string, Signature>): string {
  const lines = [...english]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, args]) => {
      const names = [...args].map(([name, kind]) => `${name}: ${typeOf(kind)}`)
      return `  '${key}': ${names.length === 0 ? 'null' : `{ ${names.join('; ')} }`}`
    })
  return `// Written by script/messages.ts from src/i18n/messages. Do not edit.

/** Every message, and the arguments it takes. */
export interface Messages {
${lines.join('\n')}
}

export type MessageKey = keyof Messages
`
}

if (import.meta.main) {
  writeFileSync(FILE, generate())
}
