/** Which parts of a map lie around places, as all slippy maps number them. */

export interface Place {
  readonly lat: number
  readonly lon: number
}

/** Tiles of a whole day: some megabytes. */
const MOST = 600

/** Each tile in which a place lies and its neighbours, the coarse ones first, at most {@link MOST}. */
export function tilesAround(
  places: readonly Place[],
  from: number,
  to: number,
): (readonly [z: number, x: number, y: number])[] {
  const tiles = new Map<string, readonly [number, number, number]>()
  for (let z = from; z <= to; z += 1) {
    for (const { lon, lat } of places) {
      const [x, y] = tileOf(lon, lat, z)
      for (const dx of [-1, 0, 1])
        for (const dy of [-1, 0, 1]) {
          const tile = [z, x + dx, y + dy] as const
          if (tile.every((number) => number >= 0) && x + dx < 2 ** z && y + dy < 2 ** z)
            tiles.set(tile.join('/'), tile)
        }
    }
  }
  return [...tiles.values()].slice(0, MOST)
}

/** Web Mercator, as all slippy maps: https://wiki.openstreetmap.org/wiki/Slippy_map_tilenames */
function tileOf(lon: number, lat: number, z: number): readonly [x: number, y: number] {
  const angle = (lat * Math.PI) / 180
  const x = ((lon + 180) / 360) * 2 ** z
  const y = ((1 - Math.log(Math.tan(angle) + 1 / Math.cos(angle)) / Math.PI) / 2) * 2 ** z
  return [Math.floor(x), Math.floor(y)]
}
