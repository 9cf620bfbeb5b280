/** Whether a file has the columns that a mapping names. */
import { nearest } from './nearest.ts'
import { columnsOf } from './parse-cell.ts'
import type { CellSpec, DateSpec, Mapping } from './types.ts'
import type { MappingProblem } from './yaml-text.ts'

/** One problem for each value whose column is not there, with the column that was meant if one is near. */
export function checkColumns(mapping: Mapping, columns: readonly string[]): MappingProblem[] {
  const known = new Set(columns)
  return cellsOf(mapping).flatMap((cell) =>
    columnsOf(cell)
      .filter((column) => !known.has(column))
      .map((column) => {
        const near = nearest(column, columns)
        const hint = near === undefined ? '' : `; did you mean "${near}"?`
        return { line: cell.line, reason: `The file has no column "${column}"${hint}` }
      }),
  )
}

/** Every value of a mapping. */
function cellsOf(mapping: Mapping): CellSpec[] {
  const { service, place, reporter } = mapping
  const cells = [
    mapping.id,
    ...[mapping.submitted, mapping.updated, mapping.due, mapping.closed].flatMap(dateCells),
    mapping.status,
    mapping.resolution,
    mapping.closingWords,
    mapping.description,
    mapping.note,
    mapping.address,
    mapping.zipcode,
    mapping.channel,
    place?.latitude,
    place?.longitude,
    place?.point,
    service.key,
    service.name,
    service.group,
    service.agency,
    service.team,
    reporter?.firstName,
    reporter?.lastName,
    reporter?.email,
    reporter?.phone,
    ...mapping.extra.map(({ cell }) => cell),
  ]
  return [...new Set(cells.filter((cell) => cell !== undefined))]
}

function dateCells(spec: DateSpec | undefined): CellSpec[] {
  if (!spec) return []
  if (spec.kind === 'text') return [spec.cell]
  return spec.kind === 'after_submitted' ? [spec.hours] : [spec.month, spec.weekday, spec.hour]
}
