/** A YAML text as values, and for every value the line it stands on. */
import { type Document, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'

/** Something a mapping says that cannot be used, with the line it stands on. */
export interface MappingProblem {
  readonly line: number
  readonly reason: string
}

export type Path = readonly (string | number)[]

export interface YamlText {
  /** Every scalar is a string: no code loses a zero, and no `No` turns false. */
  readonly value: unknown
  /** The line of a value, or of the nearest one above it. */
  readonly line: (path: Path) => number
  readonly problems: readonly MappingProblem[]
}

export function parseYaml(text: string): YamlText {
  const lines = new LineCounter()
  const doc = parseDocument(text, { lineCounter: lines, schema: 'failsafe', prettyErrors: false })
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line)
  const problems = doc.errors.map(({ message, pos }) => ({
    line: lineAt(pos[0]),
    reason: `This is not YAML we can read: ${message}`,
  }))
  return {
    value: problems.length > 0 ? undefined : (doc.toJS({ maxAliasCount: 100 }) as unknown),
    line: (path) => lineAt(offsetOf(doc, path)),
    problems,
  }
}

function offsetOf(doc: Document, path: Path): number {
  let node: unknown = doc.contents
  let offset = 0
  for (const step of path) {
    const next = childOf(node, step)
    if (!next) break
    offset = next.offset
    node = next.node
  }
  return offset
}

function childOf(node: unknown, step: string | number): { node: unknown; offset: number } | undefined {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
    const key = pair?.key
    return pair && { node: pair.value, offset: isScalar(key) ? (key.range?.[0] ?? 0) : 0 }
  }
  const item = isSeq(node) ? node.items[Number(step)] : undefined
  const start = (item as { range?: readonly number[] } | undefined)?.range?.[0]
  return item === undefined ? undefined : { node: item, offset: start ?? 0 }
}
