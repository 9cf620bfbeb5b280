/** The rows that were not taken, as a file like the one they came from, with the reason in two more columns. */
import { createWriteStream, type WriteStream } from 'node:fs'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type { Refusal } from './draft-chunks.ts'
import type { Format } from './read/index.ts'

export interface RefusedFile {
  write(refusals: readonly Refusal[]): Promise<void>
  close(): Promise<void>
}

/** How the file that is imported is written. */
export interface FileShape {
  readonly columns: readonly string[]
  readonly format: Format
  readonly delimiter: string
}

const EXTRA = ['refused_line', 'refused_because']

/** Rows of JSON are written one a line. Creates the file with the first row. */
export function refusedFile(path: string, shape: FileShape): RefusedFile {
  let stream: WriteStream | undefined
  const toText = shape.format === 'csv' ? csvText(shape) : jsonText(shape)
  return {
    async write(refusals) {
      if (refusals.length === 0) return
      if (!stream) {
        stream = createWriteStream(path)
        await once(stream, 'open')
        if (shape.format === 'csv') stream.write(csvLine([...shape.columns, ...EXTRA], shape.delimiter))
      }
      if (!stream.write(refusals.map(toText).join(''))) await once(stream, 'drain')
    },
    async close() {
      if (!stream) return
      stream.end()
      await finished(stream)
    },
  }
}

const because = ({ reason, said }: Refusal): string => (said ? `${reason}: ${said}` : reason)

function csvText({ columns, delimiter }: FileShape): (refusal: Refusal) => string {
  return (refusal) => {
    const cells = [...refusal.cells]
    while (cells.length < columns.length) cells.push('')
    return csvLine([...cells, String(refusal.line), because(refusal)], delimiter)
  }
}

function csvLine(cells: readonly string[], delimiter: string): string {
  const quoted = cells.map((cell) =>
    cell.includes('"') || cell.includes(delimiter) || /[\r\n]/.test(cell)
      ? `"${cell.replaceAll('"', '""')}"`
      : cell,
  )
  return `${quoted.join(delimiter)}\n`
}

function jsonText(shape: FileShape): (refusal: Refusal) => string {
  return (refusal) => {
    const said = shape.columns.flatMap((name, at) =>
      refusal.cells[at] ? [[name, refusal.cells[at]] as const] : [],
    )
    const more = { refused_line: refusal.line, refused_because: because(refusal) }
    return `${JSON.stringify({ ...Object.fromEntries(said), ...more })}\n`
  }
}
