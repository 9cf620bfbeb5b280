/** A value of a mapping, made ready to read rows. */
import type { CellSpec, Otherwise, Source } from '../mapping/index.ts'
import { RowRefused } from './row-refused.ts'

/** A row on its way: its cells, its line, and its number in the file. */
export interface RowAtHand {
  readonly line: number
  readonly number: number
  /** Tells the file from others: part of the id of rows that have none of their own. */
  readonly file: string
  readonly cells: readonly string[]
}

/** The text a row says; '' is nothing. */
export type CellReader = (row: RowAtHand) => string

/** Where columns stand; asked once for each value of the mapping. */
export type ColumnPlace = (column: string) => number

/** @param name what the value is for, as refusals call it. */
export function cellReader(spec: CellSpec, name: string, place: ColumnPlace): CellReader {
  const take = taker(spec.source, place)
  const ignore = new Set(spec.ignore)
  const { replace, number, pad, contains, lookup, otherwise, missing = '' } = spec
  const find = lookup || contains.length > 0
  const plain = replace.length === 0 && !number && pad === 0 && !find
  return (row) => {
    let text = take(row)
    if (ignore.has(text)) text = ''
    if (plain || text === '') return text === '' ? missing : text
    for (const { pattern, by } of replace) text = text.replace(pattern, by).trim()
    if (number) text = toNumber(text, name, otherwise)
    if (pad > 0 && text !== '') text = text.padStart(pad, '0')
    if (find && text !== '') text = found(spec, text, name)
    return text === '' ? missing : text
  }
}

function taker(source: Source, place: ColumnPlace): CellReader {
  switch (source.kind) {
    case 'column': {
      const at = place(source.column)
      return ({ cells }) => (cells[at] ?? '').trim()
    }
    case 'combine': {
      const parts = source.parts.map((part) => ('column' in part ? place(part.column) : part.text))
      return ({ cells }) => combined(parts, cells)
    }
    case 'constant':
      return () => source.text
    case 'row_number':
      return ({ file, number }) => `${file}-${number}`
  }
}

/** Nothing when none of the columns says anything; the signs between columns are not worth keeping alone. */
function combined(parts: readonly (string | number)[], cells: readonly string[]): string {
  let said = false
  let text = ''
  for (const part of parts) {
    const piece = typeof part === 'string' ? part : (cells[part] ?? '').trim()
    if (typeof part === 'number' && piece !== '') said = true
    text += piece
  }
  return said ? text.replaceAll(/\s+/g, ' ').trim() : ''
}

/** `1,017,901` and `2124.0` as numbers are written here; what is no number goes the way `otherwise` says. */
function toNumber(text: string, name: string, otherwise: Otherwise): string {
  const bare = text.replaceAll(/(?<=\d)[,\u00A0 ](?=\d{3}\b)/g, '')
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(bare)) return String(Number(bare))
  return other(otherwise, text, `${name} is not a number`)
}

function found({ lookup, contains, otherwise }: CellSpec, text: string, name: string): string {
  const exact = lookup?.get(text)
  if (exact !== undefined) return exact
  if (contains.length > 0) {
    const lower = text.toLowerCase()
    const hit = contains.find(([part]) => lower.includes(part))
    if (hit) return hit[1]
  }
  return other(otherwise, text, `${name} is a word that the mapping's table does not know`)
}

function other(otherwise: Otherwise, text: string, reason: string): string {
  switch (otherwise.do) {
    case 'keep':
      return text
    case 'nothing':
      return ''
    case 'value':
      return otherwise.value
    case 'refuse':
      throw new RowRefused(reason, text)
  }
}
