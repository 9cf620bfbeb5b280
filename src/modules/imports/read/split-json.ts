/** A splitter of JSON: one object a line, or one array of objects, alone or in an object, fed piece by piece. */
import { LONGEST_ROW, type RawRow } from './split-csv.ts'

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

/** Rows are the objects in the array, or in the arrays of the object around it: GeoJSON's `features`. */
function byBraces(): Pieces {
  let text = ''
  let at = 0
  let line = 1
  let quoted = false
  /** Brackets that are open, the outermost first. */
  let open: string[] = []
  let row: { readonly begin: number; readonly line: number; readonly around: string[] } | undefined

  function scan(found: Piece[]): void {
    for (; at < text.length; at += 1) {
      const sign = text[at]!
      if (sign === '\n') line += 1
      if (quoted) {
        if (sign === '\\') {
          if (at + 1 >= text.length) return
          at += 1
        } else if (sign === '"') quoted = false
      } else if (sign === '"') quoted = true
      else if (sign === '{' || sign === '[') {
        const level = (open[0] ?? sign) === '[' ? 1 : 2
        if (sign === '{' && open.length === level && open[level - 1] === '[')
          row = { begin: at, line, around: [...open] }
        open.push(sign)
      } else if (sign === '}' || sign === ']') {
        open.pop()
        if (row && open.length === row.around.length) take(found, text.slice(row.begin, at + 1))
      }
    }
    if (row && text.length - row.begin > LONGEST_ROW) giveUp(found)
  }

  function take(found: Piece[], whole: string): void {
    // What was swallowed by a quotation mark that was never closed shows as another row in this one.
    if (/\n\s*\{/.test(whole) && !isJson(whole)) return giveUp(found)
    found.push({ line: row!.line, text: whole })
    row = undefined
  }

  /** The row is broken: its first line is refused, and the next line is taken for the beginning of another row. */
  function giveUp(found: Piece[]): void {
    const broken = row!
    const end = text.indexOf('\n', broken.begin)
    found.push({ line: broken.line, text: text.slice(broken.begin, end < 0 ? text.length : end) })
    ;[row, quoted, open, line] = [undefined, false, broken.around, broken.line]
    at = end < 0 ? text.length : end - 1
  }

  return {
    push(more) {
      const found: Piece[] = []
      text += more
      scan(found)
      const keep = row ? row.begin : at
      text = text.slice(keep)
      at -= keep
      if (row) row = { ...row, begin: 0 }
      return found
    },
    end() {
      const found: Piece[] = []
      while (row) {
        giveUp(found)
        at += 1
        scan(found)
      }
      return found
    },
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
