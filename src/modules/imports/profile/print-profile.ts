/** A profile for people. */
import type { ColumnProfile, Kind } from './look-at-column.ts'
import type { FileProfile } from './profile-file.ts'

const count = (n: number): string => n.toLocaleString('en-US')

export function printProfile(profile: FileProfile): string {
  const { file, format, encoding, gzipped, damaged, rows, columns, brokenCount, broken, id, points } = profile
  const lines = [
    `${file}: ${count(rows)} rows, ${columns.length} columns, ${format}${gzipped ? ', gzip' : ''}, ${encoding}`,
  ]
  if (damaged)
    lines.push('Some bytes are not UTF-8; set file: { encoding: windows-1252 } if signs look wrong.')
  if (brokenCount > 0)
    lines.push(
      `${count(brokenCount)} rows cannot be read, the first: ${broken.map(({ line, reason }) => `line ${line}, ${reason}`).join('; ')}`,
    )
  if (id)
    lines.push(`Id: ${id.column}${id.repeats === undefined ? '' : `, ${count(id.repeats)} rows repeat one`}`)
  for (const { lat, lon, count: n, why } of points)
    lines.push(`Point (${lat}, ${lon}): ${count(n)} rows, ${WHY[why]}`)
  return [...lines, '', ...columns.flatMap((column) => describe(column, rows))].join('\n')
}

const WHY = {
  shared: 'so many on one point that it may stand for "unknown"',
  zero: 'which is no place',
  whole_degrees: 'cut to whole degrees',
} as const

function describe(column: ColumnProfile, rows: number): string[] {
  const { name, empty, distinct, atLeast, longest } = column
  const facts = [
    kinds(column),
    empty > 0 ? `${share(empty, rows)} empty` : '',
    `${atLeast ? 'over ' : ''}${count(distinct)} different`,
    range(column),
    longest > 60 ? `up to ${count(longest)} characters` : '',
    column.pointZero > 0 ? `${count(column.pointZero)} like 2124.0` : '',
    column.grouped > 0 ? `${count(column.grouped)} like 1,017,901` : '',
    column.padded > 0 ? `${count(column.padded)} with blanks around` : '',
  ].filter((fact) => fact !== '')
  const dates = Object.entries(column.dates)
  const lines = [`  ${name}: ${facts.join(', ')}`]
  if (dates.length > 0) {
    const mixed = dates.length > 1 ? '  mixed dates: ' : '  dates: '
    lines.push(`  ${mixed}${dates.map(([format, n]) => `${format} ${count(n)}`).join(', ')}`)
  }
  if (distinct > 0 && distinct <= 40) lines.push(`    ${values(column)}`)
  return lines
}

function kinds({ kinds: found }: ColumnProfile): string {
  const present = (Object.entries(found) as [Kind, number][]).filter(([, n]) => n > 0)
  if (present.length === 0) return 'nothing at all'
  if (present.length === 1) return present[0]![0]
  return present.map(([kind, n]) => `${kind} ${count(n)}`).join(' + ')
}

function range({ lowest, highest }: ColumnProfile): string {
  return lowest === undefined || highest === undefined ? '' : `${lowest} to ${highest}`
}

function share(part: number, whole: number): string {
  const percent = (100 * part) / Math.max(1, whole)
  return part < 1000 && percent < 1 ? count(part) : `${percent.toFixed(1)} %`
}

function values({ frequent, distinct }: ColumnProfile): string {
  const shown = frequent.slice(0, 8).map(({ value, count: n }) => `${value.slice(0, 40)} (${count(n)})`)
  return shown.join(', ') + (distinct > shown.length ? ', …' : '')
}
