/** An address list of any city: one line an address, with or without a point. */
import papa from 'papaparse'
import type { AddressColumns } from '../types.ts'
import { isOnEarth } from '../parse-point.ts'
import { parseAddressLine, type AddressParts } from './address-line.ts'
import { readText } from './files.ts'
import type { AddressFile } from './geography-file.ts'
import type { Problems } from './problems.ts'
import type { StreetList } from './streets.ts'

type Columns = { -readonly [K in keyof AddressColumns]: AddressColumns[K][number][] }

const none = (): Columns => ({ street: [], number: [], suffix: [], unit: [], zip: [], lon: [], lat: [] })

/** Reads the list; rows that are no addresses are said and left out, the same address twice is kept once. */
export async function readAddresses(
  folder: string,
  source: AddressFile | undefined,
  streets: StreetList,
  problems: Problems,
): Promise<AddressColumns> {
  const list = none()
  const text = source && (await readText(folder, source.file, problems))
  if (!source || text === undefined) return list
  const { data: rows } = papa.parse<string[]>(text, { skipEmptyLines: 'greedy' })
  const places = columnPlaces(rows[0] ?? [], source, problems)
  if (!places) return list
  const seen = new Set<string>()
  rows.slice(1).forEach((row, at) => {
    const spot = { line: at + 2 }
    const cell = (column: keyof typeof places): string =>
      (row[places[column] ?? -1] ?? '').replace(/\s+/g, ' ').trim()
    const parts = partsOf(cell)
    if (!parts)
      return problems.warn(
        source.file,
        'no house number and street; left out',
        spot,
        `: ${row.join(' ').trim().slice(0, 80)}`,
      )
    const street = streets.place(parts.street)
    const zip = cell('zip').replace(/\.0$/, '')
    const key = `${street} ${parts.number}${parts.suffix}\n${parts.unit}\n${zip}`
    if (seen.has(key))
      return problems.warn(
        source.file,
        'the same address comes twice; kept once',
        spot,
        `: ${row.join(' ').trim().slice(0, 80)}`,
      )
    seen.add(key)
    const [lon, lat] = pointOf(cell('lon'), cell('lat'))
    if (Number.isNaN(lon) && cell('lon') !== '')
      problems.warn(source.file, 'no point on earth; kept without one', spot)
    list.street.push(street)
    list.number.push(parts.number)
    list.suffix.push(parts.suffix)
    list.unit.push(parts.unit)
    list.zip.push(zip)
    list.lon.push(lon)
    list.lat.push(lat)
  })
  return list
}

type Cell = (column: keyof AddressFile['columns']) => string

function partsOf(cell: Cell): AddressParts | undefined {
  const whole = cell('address')
  if (whole !== '') return parseAddressLine(whole)
  const line = parseAddressLine(
    `${cell('number').replace(/\.0$/, '')}${cell('suffix') && ` ${cell('suffix')}`} ${cell('street')}`,
  )
  if (!line) return undefined
  return { ...line, unit: cell('unit') || line.unit }
}

function columnPlaces(
  header: readonly string[],
  { file, columns }: AddressFile,
  problems: Problems,
): { [K in keyof AddressFile['columns']]: number } | undefined {
  const names = header.map((name) => name.trim())
  const places = Object.entries(columns).map(([key, name]): [string, number] => [key, names.indexOf(name)])
  for (const [key, at] of places) {
    const name = columns[key as keyof typeof columns]
    if (at < 0) problems.error(file, `has no column ${name}; it has ${names.join(', ')}`, { line: 1 })
  }
  return places.every(([, at]) => at >= 0) ? Object.fromEntries(places) : undefined
}

// Zero, zero is how many systems write "unknown"; no city lies there.
function pointOf(lonText: string, latText: string): readonly [number, number] {
  const [lon, lat] = [Number(lonText || NaN), Number(latText || NaN)]
  return isOnEarth({ lon, lat }) && !(lon === 0 && lat === 0) ? [lon, lat] : [NaN, NaN]
}
