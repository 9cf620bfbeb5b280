/** A splitter of JSON: one object a line, or one array of objects, fed piece by piece. */
import type { RawRow } from './split-csv.ts'

/** Objects become rows: their keys are columns, found as they come; what is nested is named `outer.inner`. */
export interface JsonSplitter {
  readonly columns: string[]
  /** Where a column stands, whether or not it occurred yet. */
  place(name: string): number
  push(text: string): RawRow[]
  end(): RawRow[]
}

/** Text of one object; `line` is where it begins. */
interface Piece {
  readonly line: number
  readonly text: string
}

export function splitJson(format: 'jsonl' | 'json'): JsonSplitter {
  const columns: string[] = []
  const places = new Map<string, number>()
  const pieces = format === 'jsonl' ? byLine() : byBraces()
  const place = (name: string): number => {
    let at = places.get(name)
    if (at === undefined) {
      places.set(name, (at = columns.length))
      columns.push(name)
    }
    return at
  }
  const toRow = ({ line, text }: Piece): RawRow => {
    try {
      const value: unknown = JSON.parse(text)
      if (value === null || typeof value !== 'object' || Array.isArray(value)) {
        return { line, cells: [text], broken: 'this is not a JSON object' }
      }
      const cells: string[] = []
      spread('', value as Record<string, unknown>, (name, cell) => (cells[place(name)] = cell))
      for (let at = 0; at < columns.length; at += 1) cells[at] ??= ''
      return { line, cells }
    } catch (cause) {
      return { line, cells: [text], broken: `this is not JSON: ${(cause as Error).message}` }
    }
  }
  return {
    columns,
    place,
    push: (text) => pieces.push(text).map(toRow),
    end: () => pieces.end().map(toRow),
  }
}

function spread(
  before: string,
  object: Record<string, unknown>,
  put: (name: string, cell: string) => void,
): void {
  for (const [key, value] of Object.entries(object)) {
    const name = before + key
    if (value === null || value === undefined) put(name, '')
    else if (typeof value !== 'object') put(name, String(value))
    else if (Array.isArray(value)) put(name, JSON.stringify(value))
    else spread(`${name}.`, value as Record<string, unknown>, put)
  }
}

interface Pieces {
  push(text: string): Piece[]
  end(): Piece[]
}

function byLine(): Pieces {
  let carry = ''
  let line = 0
  const whole = (lines: string[]): Piece[] =>
    lines.flatMap((text) => {
      line += 1
      return text.trim() === '' ? [] : [{ line, text }]
    })
  return {
    push(text) {
      const lines = (carry + text).split('\n')
      carry = lines.pop() ?? ''
      return whole(lines)
    },
    end: () => (carry === '' ? [] : whole([carry])),
  }
}

/** Everything between the outermost braces of the array is one object. */
function byBraces(): Pieces {
  let text = ''
  let at = 0
  let line = 1
  const state = { depth: 0, quoted: false, begin: 0, beginLine: 1 }
  return {
    push(more) {
      const found: Piece[] = []
      text += more
      for (; at < text.length; at += 1) {
        const sign = text[at]
        if (sign === '\n') line += 1
        if (state.quoted) {
          if (sign === '\\') {
            if (at + 1 >= text.length) break
            at += 1
          } else if (sign === '"') state.quoted = false
        } else if (sign === '"') state.quoted = true
        else if (sign === '{') {
          if (state.depth === 0) Object.assign(state, { begin: at, beginLine: line })
          state.depth += 1
        } else if (sign === '}') {
          state.depth -= 1
          if (state.depth === 0) found.push({ line: state.beginLine, text: text.slice(state.begin, at + 1) })
        }
      }
      const keep = state.depth > 0 ? state.begin : at
      text = text.slice(keep)
      at -= keep
      state.begin = 0
      return found
    },
    end: () => (state.depth > 0 ? [{ line: state.beginLine, text }] : []),
  }
}
