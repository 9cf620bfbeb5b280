/** GeoJSON as cities publish it: old members ignored, coordinates checked, every feature's fault said. */
import { composed } from '../../../kernel/composed.ts'
import type { Shape } from '../types.ts'
import { readText } from './files.ts'
import type { Problems } from './problems.ts'

export interface Feature {
  /** Position in the file, counted from 1. */
  readonly position: number
  readonly properties: Readonly<Record<string, unknown>>
  readonly geometry: { readonly type: string; readonly coordinates: unknown }
}

type Json = Readonly<Record<string, unknown>>
const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The features of a file; a bare geometry or a single feature counts as a file of one. */
export async function readFeatures(folder: string, file: string, problems: Problems): Promise<Feature[]> {
  const text = await readText(folder, file, problems)
  if (text === undefined) return []
  const content = parse(text, file, problems)
  if (content === undefined) return []
  const list = Array.isArray(content['features']) ? content['features'] : [content]
  if (list.length === 0) problems.error(file, 'holds no features')
  refuseProjected(content, file, problems)
  return list.flatMap((item: unknown, at) => feature(item, at + 1, file, problems) ?? [])
}

function parse(text: string, file: string, problems: Problems): Json | undefined {
  try {
    const content: unknown = JSON.parse(text)
    if (isJson(content)) return content
    problems.error(file, 'is no GeoJSON: its outermost value must be an object')
  } catch (cause) {
    problems.error(file, `is no JSON: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
  return undefined
}

// The old `crs` member may name another system than degrees; most often it names degrees in an odd way.
function refuseProjected(content: Json, file: string, problems: Problems): void {
  const crs = content['crs']
  const name = isJson(crs) && isJson(crs['properties']) ? String(crs['properties']['name'] ?? '') : ''
  if (name && !/CRS84|EPSG:{1,2}4326|EPSG:{1,2}4269/i.test(name)) {
    problems.error(file, `is in ${name}; export it again in WGS 84 degrees (EPSG:4326)`)
  }
}

function feature(item: unknown, position: number, file: string, problems: Problems): Feature | undefined {
  const geometry = isJson(item) ? (isJson(item['geometry']) ? item['geometry'] : item) : undefined
  if (!geometry || typeof geometry['type'] !== 'string' || geometry['coordinates'] === undefined) {
    problems.warn(file, 'the feature has no geometry', { feature: position })
    return undefined
  }
  // Python writes an accent as an escape, which is read only now.
  const properties = isJson(item) && isJson(item['properties']) ? (composed(item['properties']) as Json) : {}
  return { position, properties, geometry: { type: geometry['type'], coordinates: geometry['coordinates'] } }
}

type Position = readonly [number, number]

/** Two numbers on earth; a third (height) is dropped. */
export function position(value: unknown): Position | undefined {
  if (!Array.isArray(value)) return undefined
  const [lon, lat] = value as unknown[]
  if (typeof lon !== 'number' || typeof lat !== 'number') return undefined
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : undefined
}

/** All positions of a line or ring, or undefined when one of them is none. */
export function positions(value: unknown): Position[] | undefined {
  if (!Array.isArray(value)) return undefined
  const list = value.map(position)
  return list.every((one) => one !== undefined) ? list : undefined
}

/** A Polygon or MultiPolygon; open rings are closed, rings of fewer than three corners dropped. */
export function shapeOf(
  { geometry, position: at }: Feature,
  file: string,
  problems: Problems,
): Shape | undefined {
  const spot = { feature: at }
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  if (!/^(Multi)?Polygon$/.test(geometry.type) || !Array.isArray(polygons)) {
    problems.error(file, `is a ${geometry.type}; an area must be a Polygon or MultiPolygon`, spot)
    return undefined
  }
  const rings = polygons.map((polygon: unknown) =>
    Array.isArray(polygon) ? polygon.map(positions) : [undefined],
  )
  if (rings.flat().includes(undefined)) {
    problems.error(file, 'has coordinates that are no degrees (longitude first, WGS 84)', spot)
    return undefined
  }
  const whole = rings
    .map((polygon) => polygon.flatMap((ring) => (ring && ring.length >= 3 ? [closed(ring)] : [])))
    .filter((polygon) => polygon.length > 0)
  const [only] = whole
  if (!only) {
    problems.warn(file, 'the feature is empty', spot)
    return undefined
  }
  return whole.length === 1
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: whole }
}

function closed(ring: readonly Position[]): readonly Position[] {
  const [first, last] = [ring[0], ring.at(-1)]
  return !first || !last || (first[0] === last[0] && first[1] === last[1]) ? ring : [...ring, first]
}

/** All polygons of several shapes as one shape. */
export function joined(shapes: readonly Shape[]): Shape | null {
  const polygons = shapes.flatMap((shape) =>
    shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates,
  )
  const [only] = polygons
  if (!only) return null
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: polygons }
}
