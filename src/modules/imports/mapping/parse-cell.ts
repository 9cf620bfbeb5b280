/** One value of a mapping. */
import { isSlow } from './slow-pattern.ts'
import type { Form } from './form.ts'
import type { CellSpec, Otherwise, Source } from './types.ts'

export interface CellDefaults {
  /** Texts that mean nothing in every column of the file. */
  readonly ignore: readonly string[]
  /** What becomes of a text its table does not know. */
  readonly otherwise: 'keep' | 'nothing' | 'refuse'
  /** The words the value may end as, where there are so few. */
  readonly words?: readonly string[]
}

/** The value under `key`: a column's name alone, or a table; undefined when there is none or it is wrong. */
export function parseCell(form: Form, key: string, defaults: CellDefaults): CellSpec | undefined {
  const found = form.either(key)
  if (found === undefined) return undefined
  if (typeof found === 'string')
    return plainCell({ kind: 'column', column: found }, form.lineOf(key), defaults)
  const cell = parseCellForm(found, defaults)
  found.done()
  return cell
}

/** A table with more keys than a cell's own: the caller asks for those and calls `done`. */
export function parseCellForm(form: Form, defaults: CellDefaults): CellSpec | undefined {
  const source = sourceOf(form)
  const lookup = form.has('lookup') ? new Map(form.table('lookup')) : undefined
  const spec: CellSpec = {
    source: source ?? { kind: 'constant', text: '' },
    line: form.line,
    ignore: [...defaults.ignore, ...form.texts('ignore')],
    replace: form.table('replace').flatMap(([pattern, by]) => regex(form, pattern, by)),
    number: form.yes('number') ?? false,
    pad: form.number('pad') ?? 0,
    contains: form.table('contains').map(([part, value]) => [part.toLowerCase(), value] as const),
    lookup,
    otherwise: otherwiseOf(form.text('otherwise') ?? defaults.otherwise),
    missing: form.text('missing'),
  }
  if (defaults.words) checkWords(form, spec, defaults.words)
  return source && spec
}

/** A word that is none of ours is found here, with its line, and not in the thousandth row. */
function checkWords(form: Form, spec: CellSpec, words: readonly string[]): void {
  const reason = (word: string) => `"${word}" is none of ${words.join(', ')}`
  for (const key of ['lookup', 'contains'] as const) {
    for (const [from, to] of spec[key] ?? []) if (!words.includes(to)) form.refuseLine(key, from, reason(to))
  }
  const { source, otherwise, missing } = spec
  const constant = source.kind === 'constant' ? source.text : undefined
  if (constant !== undefined && !words.includes(constant)) form.refuse('constant', reason(constant))
  if (missing !== undefined && !words.includes(missing)) form.refuse('missing', reason(missing))
  if (otherwise.do === 'value' && !words.includes(otherwise.value))
    form.refuse('otherwise', reason(otherwise.value))
}

export function plainCell(source: Source, line: number, { ignore, otherwise }: CellDefaults): CellSpec {
  return {
    source,
    line,
    ignore,
    replace: [],
    number: false,
    pad: 0,
    contains: [],
    lookup: undefined,
    otherwise: { do: otherwise },
    missing: undefined,
  }
}

/** Columns a value reads. */
export function columnsOf({ source }: CellSpec): readonly string[] {
  if (source.kind === 'column') return [source.column]
  return source.kind === 'combine'
    ? source.parts.flatMap((part) => ('column' in part ? [part.column] : []))
    : []
}

const SOURCES = ['column', 'combine', 'constant', 'row_number'] as const

function sourceOf(form: Form): Source | undefined {
  const [column, combine, constant] = [form.text('column'), form.text('combine'), form.text('constant')]
  const rowNumber = form.yes('row_number')
  const given = SOURCES.filter((key) => form.has(key))
  if (given.length !== 1) {
    form.refuse(given[1] ?? '', `exactly one of ${SOURCES.join(', ')} says where a value comes from`)
    return undefined
  }
  if (column !== undefined) return { kind: 'column', column }
  if (combine !== undefined) return { kind: 'combine', parts: partsOf(combine) }
  if (constant !== undefined) return { kind: 'constant', text: constant }
  return rowNumber === undefined ? undefined : { kind: 'row_number' }
}

function partsOf(template: string) {
  return template
    .split(/(\{[^{}]+\})/)
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('{') ? { column: part.slice(1, -1) } : { text: part }))
}

function regex(form: Form, pattern: string, by: string) {
  try {
    const made = new RegExp(pattern, 'gu')
    if (!isSlow(made)) return [{ pattern: made, by }]
    form.refuse(
      'replace',
      `"${pattern}" would take for ever on some texts: write it without a repetition in a repetition`,
    )
    return []
  } catch (cause) {
    form.refuse('replace', `"${pattern}" is no regular expression: ${(cause as Error).message}`)
    return []
  }
}

function otherwiseOf(text: string): Otherwise {
  return text === 'keep' || text === 'nothing' || text === 'refuse'
    ? { do: text }
    : { do: 'value', value: text }
}
