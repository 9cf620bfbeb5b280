/** A YAML file as values, and for every value the line it stands on. */
import { isUtf8 } from 'node:buffer'
import { readFileSync } from 'node:fs'
import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  stringify,
} from 'yaml'
import { composed } from '../../kernel/composed.ts'

/** Something a city's file says that cannot be used. Same shape as the places module's, so both are listed together. */
export interface Problem {
  /** Path relative to the city's folder. */
  readonly file: string
  /** Counted from 1; in a GeoJSON file it is `feature` instead, counted from 1. */
  readonly line?: number
  readonly feature?: number
  readonly reason: string
  /** `error`: nothing is applied. `warning`: applied, but somebody should look. */
  readonly level: 'error' | 'warning'
}

/** Where in a file: keys and positions from its top, e.g. `['services', 3, 'agency']`. */
export type Path = readonly (string | number)[]

export interface YamlFile {
  readonly file: string
  /** Every scalar is a string: the schema says what is a number, so that no code loses a zero and no `no` turns false. */
  readonly value: unknown
  /** The line of a value, or of the nearest one above it when there is no such value. */
  readonly line: (path: Path) => number
  readonly problems: readonly Problem[]
}

export function readYaml(file: string, path: string): YamlFile {
  const bytes = readFileSync(path)
  return isUtf8(bytes) ? parseYaml(file, bytes.toString('utf8')) : notUtf8(file, bytes)
}

/** Read as UTF-8 it would come in with a sign of replacement for every é, and nobody would be told. */
function notUtf8(file: string, bytes: Buffer): YamlFile {
  let line = 1
  for (let at = 0, end = 0; ; at = end + 1, line += 1) {
    end = bytes.indexOf('\n', at)
    if (end < 0 || !isUtf8(bytes.subarray(at, end))) break
  }
  const reason = 'this is not UTF-8: save the file as UTF-8'
  return { file, value: undefined, line: () => line, problems: [{ file, line, reason, level: 'error' }] }
}

/**
 * Values as a file that reads as the same. Composed first, as reading does: else a sign that composes to one with a
 * meaning in YAML (U+1FEF is a backtick) would be written without quotes.
 */
export const writeYaml = (content: unknown): string =>
  stringify(composed(content), { lineWidth: 110, singleQuote: true, aliasDuplicateObjects: false })

export function parseYaml(file: string, text: string): YamlFile {
  const lines = new LineCounter()
  const doc = parseDocument(text.normalize('NFC'), {
    lineCounter: lines,
    schema: 'failsafe',
    prettyErrors: false,
    uniqueKeys: true,
  })
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line)
  const problems = [...doc.errors, ...doc.warnings].map(({ message, pos }): Problem => {
    return { file, line: lineAt(pos[0]), reason: `this is not YAML we can read: ${message}`, level: 'error' }
  })
  const line = (path: Path) => lineAt(offsetOf(doc, path))
  if (problems.length > 0) return { file, value: undefined, line, problems }
  try {
    return { file, value: composed(doc.toJS({ maxAliasCount: 1_000 })), line, problems }
  } catch (cause) {
    // An alias without its anchor, or aliases that multiply into millions of values.
    const reason = `this is not YAML we can read: ${cause instanceof Error ? cause.message : String(cause)}`
    return { file, value: undefined, line, problems: [{ file, line: 1, reason, level: 'error' }] }
  }
}

function offsetOf(doc: Document, path: Path): number {
  let node: unknown = doc.contents
  let offset = 0
  for (const step of path) {
    const found = childOf(resolved(doc, node), step)
    if (!found) break
    offset = found.offset
    node = found.node
  }
  return offset
}

function childOf(node: unknown, step: string | number): { node: unknown; offset: number } | undefined {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
    return pair && { node: pair.value, offset: startOf(pair.key as Node) }
  }
  const item = isSeq(node) ? node.items[Number(step)] : undefined
  return item && !isPair(item) ? { node: item, offset: startOf(item as Node) } : undefined
}

const resolved = (doc: Document, node: unknown): unknown => (isAlias(node) ? node.resolve(doc) : node)

const startOf = (node: Node): number => node.range?.[0] ?? 0
