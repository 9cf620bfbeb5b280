/** What a server answers, as names and values: JSON or XML, whichever it is, however it is wrapped. */
import { XMLParser, XMLValidator } from 'fast-xml-parser'

/** Names and values; a text where XML knows nothing else. */
export type Tree = unknown
export type Fields = Readonly<Record<string, unknown>>

/** The answer is neither: a page for people, broken, or XML that defines things of its own. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
}

const xml = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  removeNSPrefix: true,
  parseTagValue: false,
  trimValues: true,
  // The five of XML and those by number; an answer that defines others is refused before it comes here.
  processEntities: true,
  htmlEntities: true,
})

const JSONP = /^[\w$.]{1,100}\(([\s\S]*)\);?$/

/** @throws {Unreadable} */
export function readTree(body: Buffer): Tree {
  const text = body
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trim()
  if (text === '') return null
  if (text.startsWith('<')) return fromXml(text)
  try {
    return JSON.parse(JSONP.exec(text)?.[1] ?? text) as Tree
  } catch {
    throw new Unreadable('The answer is neither JSON nor XML.')
  }
}

function fromXml(text: string): Tree {
  if (/<!(DOCTYPE\s+html)/i.test(text) || /^<html/i.test(text)) {
    throw new Unreadable('The answer is a page for people.')
  }
  // An entity may name a file of ours, or ten that each name ten.
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new Unreadable('The answer is XML with definitions of its own.')
  const checked = XMLValidator.validate(text)
  if (checked !== true) throw new Unreadable(`The answer is broken XML: ${checked.err.msg}`)
  return xml.parse(text) as Tree
}

/**
 * The records of an answer: of a list, of one lone record, below any of the names that wrap them.
 *
 * @param wrappers names of containers and of their children.
 */
export function recordsIn(tree: Tree, wrappers: readonly string[]): Fields[] {
  if (Array.isArray(tree)) return tree.flatMap((one) => recordsIn(one, wrappers))
  if (!isFields(tree)) return []
  const wrapper = wrappers.find((name) => name in tree)
  if (wrapper !== undefined) return recordsIn(tree[wrapper], wrappers)
  return Object.keys(tree).length > 0 ? [tree] : []
}

export const isFields = (tree: Tree): tree is Fields =>
  typeof tree === 'object' && tree !== null && !Array.isArray(tree)

/** The first of these fields that says something, as text: `0` does, an empty one does not. */
export function textOf(fields: Fields, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = fields[name]
    const text = ['string', 'number', 'boolean'].includes(typeof value) ? plain(value) : ''
    if (text !== '') return text
  }
  return undefined
}

/** A number, also where it is sent as text. */
export function numberOf(fields: Fields, name: string): number | undefined {
  const text = textOf(fields, name)
  const value = text === undefined ? NaN : Number(text)
  return Number.isFinite(value) ? value : undefined
}

export const truthOf = (fields: Fields, name: string): boolean =>
  /^(true|1|yes)$/i.test(textOf(fields, name) ?? '')

/** Every text below a field: one, a list, or a list within an element of the same name. */
export function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf)
  if (isFields(value)) return Object.values(value).flatMap(textsOf)
  const text = ['string', 'number'].includes(typeof value) ? plain(value) : ''
  return text === '' ? [] : [text]
}

/** As a database keeps it: PostgreSQL refuses the sign of number 0, and one answer would be asked for again for ever. */
const plain = (value: unknown): string => String(value).replaceAll('\u0000', '').trim()
