/** Points of a file that are no places: defaults, (0, 0), whole degrees. */

export interface CommonPoint {
  readonly lat: number
  readonly lon: number
  readonly count: number
  readonly why: 'shared' | 'zero' | 'whole_degrees'
}

export interface PointLook {
  readonly latitude: string | undefined
  readonly longitude: string | undefined
  see(cells: readonly string[]): void
  common(rows: number): CommonPoint[]
}

const MOST = 200_000

/** Looks at the columns named like latitude and longitude. */
export function findPoints(columns: readonly string[]): PointLook {
  const find = (pattern: RegExp) => columns.findIndex((name) => pattern.test(name.trim()))
  const [lat, lon] = [find(/^(lat|latitude)$/i), find(/^(lon|long|lng|longitude)$/i)]
  const counts = new Map<string, number>()
  return {
    latitude: columns[lat],
    longitude: columns[lon],
    see(cells) {
      if (lat < 0 || lon < 0) return
      const [north, east] = [(cells[lat] ?? '').trim(), (cells[lon] ?? '').trim()]
      if (north === '' || east === '') return
      const key = `${Number(north)},${Number(east)}`
      const known = counts.get(key)
      if (known !== undefined) counts.set(key, known + 1)
      else if (counts.size < MOST) counts.set(key, 1)
    },
    common(rows) {
      return [...counts]
        .map(([key, count]) => ({ key, count, ...pointOf(key) }))
        .flatMap(({ lat: north, lon: east, count }) => {
          const why = suspicion(north, east, count, rows)
          return why ? [{ lat: north, lon: east, count, why }] : []
        })
        .sort((a, b) => b.count - a.count)
        .slice(0, 10)
    },
  }
}

function pointOf(key: string): { lat: number; lon: number } {
  const [lat = NaN, lon = NaN] = key.split(',').map(Number)
  return { lat, lon }
}

/** A busy corner has some rows in a thousand; a default has some in a hundred. */
function suspicion(lat: number, lon: number, count: number, rows: number): CommonPoint['why'] | undefined {
  if (lat === 0 && lon === 0) return 'zero'
  if (Number.isInteger(lat) && Number.isInteger(lon)) return 'whole_degrees'
  return count > 50 && count > rows / 50 ? 'shared' : undefined
}
