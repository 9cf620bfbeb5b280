/** Writes a PMTiles archive, version 3 (https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md). */
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { zxyToTileId } from 'pmtiles'

export interface Tile {
  readonly z: number
  readonly x: number
  readonly y: number
  /** A vector tile, not packed. */
  readonly data: Uint8Array
}

export interface Archive {
  readonly metadata: Readonly<Record<string, unknown>>
  /** `[west, south, east, north]`, degrees. */
  readonly bounds: readonly [number, number, number, number]
  /** Longitude, latitude, zoom. */
  readonly center: readonly [number, number, number]
  readonly minZoom: number
  readonly maxZoom: number
}

const HEADER = 127
const GZIP = 2
const VECTOR = 1
/** A reader fetches the first 16 KiB at once: header and root directory must fit. */
const FIRST_FETCH = 16_384

interface Entry {
  readonly id: number
  run: number
  readonly offset: number
  readonly length: number
}

export function writePmtiles(tiles: readonly Tile[], archive: Archive): Buffer {
  const { entries, data, contents } = layOut(tiles)
  const root = gzipSync(directory(entries), { level: 9 })
  if (HEADER + root.length > FIRST_FETCH)
    throw new RangeError(`${entries.length} tiles need leaf directories, which this writer does not make`)
  const metadata = gzipSync(JSON.stringify(archive.metadata), { level: 9 })
  const header = Buffer.alloc(HEADER)
  header.write('PMTiles', 0)
  header.writeUInt8(3, 7)
  const sizes: readonly [number, number][] = [
    [HEADER, root.length],
    [HEADER + root.length, metadata.length],
    [HEADER + root.length + metadata.length, 0],
    [HEADER + root.length + metadata.length, data.length],
  ]
  sizes.forEach(([offset, length], at) => {
    header.writeBigUInt64LE(BigInt(offset), 8 + at * 16)
    header.writeBigUInt64LE(BigInt(length), 16 + at * 16)
  })
  ;[tiles.length, entries.length, contents].forEach((count, at) =>
    header.writeBigUInt64LE(BigInt(count), 72 + at * 8),
  )
  ;[1, GZIP, GZIP, VECTOR, archive.minZoom, archive.maxZoom].forEach((byte, at) =>
    header.writeUInt8(byte, 96 + at),
  )
  archive.bounds.forEach((degrees, at) => header.writeInt32LE(Math.round(degrees * 1e7), 102 + at * 4))
  header.writeUInt8(archive.center[2], 118)
  header.writeInt32LE(Math.round(archive.center[0] * 1e7), 119)
  header.writeInt32LE(Math.round(archive.center[1] * 1e7), 123)
  return Buffer.concat([header, root, metadata, data])
}

/** Tiles in the order of the curve, each content once. */
function layOut(tiles: readonly Tile[]): { entries: Entry[]; data: Buffer; contents: number } {
  const sorted = tiles
    .map((tile) => ({ id: zxyToTileId(tile.z, tile.x, tile.y), tile }))
    .sort((a, b) => a.id - b.id)
  const places = new Map<string, { offset: number; length: number }>()
  const chunks: Buffer[] = []
  const entries: Entry[] = []
  let end = 0
  for (const { id, tile } of sorted) {
    const key = createHash('sha1').update(tile.data).digest('hex')
    let place = places.get(key)
    if (!place) {
      const packed = gzipSync(tile.data, { level: 9 })
      place = { offset: end, length: packed.length }
      places.set(key, place)
      chunks.push(packed)
      end += packed.length
    }
    const last = entries.at(-1)
    if (last && last.offset === place.offset && last.id + last.run === id) last.run++
    else entries.push({ id, run: 1, ...place })
  }
  return { entries, data: Buffer.concat(chunks), contents: places.size }
}

/** Four columns of variable-length numbers: ids as steps, runs, lengths, offsets (0 = right after the one before). */
function directory(entries: readonly Entry[]): Uint8Array {
  const bytes: number[] = []
  const write = (value: number): void => {
    let rest = value
    for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
    bytes.push(rest)
  }
  write(entries.length)
  entries.forEach(({ id }, at) => write(id - (entries[at - 1]?.id ?? 0)))
  for (const { run } of entries) write(run)
  for (const { length } of entries) write(length)
  entries.forEach(({ offset }, at) => {
    const last = entries[at - 1]
    write(last && offset === last.offset + last.length ? 0 : offset + 1)
  })
  return Uint8Array.from(bytes)
}
