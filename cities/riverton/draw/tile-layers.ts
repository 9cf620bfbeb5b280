/** What the basemap shows, in the layers and words of the Protomaps basemap (version 4), so that its styles fit. */
import type { City } from './city.ts'
import { civicBuildings } from './civic.ts'
import { countryRoads, countryside, onwards, towns } from './context.ts'
import { aside } from './curve.ts'
import { type Feature, feature, labelPoint, lineOf, pointOf, polygonOf, runLine } from './geojson.ts'
import { junctions, type Lot } from './lots.ts'
import type { Path, Pt } from './plane.ts'
import { creek, eastBank, island, lake, limits, river, westBank } from './plan/land.ts'
import { expressway, railway } from './plan/main-roads.ts'
import type { Part, Shapes } from './shapes.ts'

/** Features of one layer with the zoom they appear at. */
export interface TileLayer {
  readonly name: string
  readonly features: readonly { readonly from: number; readonly feature: Feature }[]
}

type Item = TileLayer['features'][number]

/** Larger than any tile that is drawn, so that land never ends inside one. Metres. */
const FAR = 90_000
const far: Path = [
  [-FAR, -FAR],
  [FAR, -FAR],
  [FAR, FAR],
  [-FAR, FAR],
]

export function tileLayers(
  city: City,
  shapes: Shapes,
  lots: readonly Lot[],
  landmarks: readonly Feature[],
): TileLayer[] {
  return [
    { name: 'earth', features: [{ from: 0, feature: feature(polygonOf([[far]]), { kind: 'earth' }) }] },
    { name: 'landuse', features: landuse(shapes) },
    { name: 'water', features: water() },
    { name: 'roads', features: [...streets(city), ...otherRoads(city)] },
    { name: 'buildings', features: buildings(city, lots) },
    {
      name: 'boundaries',
      features: [
        {
          from: 9,
          feature: feature(lineOf([...limits, limits[0] as Pt]), { kind: 'locality', kind_detail: 8 }),
        },
      ],
    },
    { name: 'places', features: places(shapes) },
    { name: 'pois', features: landmarks.map(sign) },
  ]
}

/** A landmark in the words of the basemap: names by language, nothing of our own files. */
function sign({
  geometry,
  properties: { kind = '', name = '', name_es: es = '', name_ar: ar = '' },
}: Feature): Item {
  return { from: 14, feature: feature(geometry, { kind, name, 'name:es': es, 'name:ar': ar }) }
}

const polygon = (from: number, ring: Path, kind: string, name = ''): Item => ({
  from,
  feature: feature(polygonOf([[ring]]), name ? { kind, name } : { kind }),
})

const item = ({ kind, name, shape }: Part): Item => ({
  from: 9,
  feature: feature(polygonOf(shape), name ? { kind, name } : { kind }),
})

function landuse({ parks, grounds, built }: Shapes): Item[] {
  return [
    ...countryside().map(({ kind, ring }) => polygon(10, ring, kind)),
    { from: 9, feature: feature(polygonOf(built), { kind: 'residential' }) },
    ...grounds.map(item),
    ...parks.map(item),
  ]
}

function water(): Item[] {
  const bed = [...aside(creek, () => 7), ...aside(creek, () => -7).toReversed()]
  const flow = { from: 10, feature: feature(lineOf(river), { kind: 'river', name: 'Tamarack River' }) }
  const stream = { from: 12, feature: feature(lineOf(creek), { kind: 'stream', name: 'Mill Creek' }) }
  return [
    {
      from: 0,
      feature: feature(polygonOf([[[...westBank, ...eastBank.toReversed()], island.toReversed()]]), {
        kind: 'river',
      }),
    },
    polygon(9, lake, 'lake'),
    polygon(12, bed, 'stream'),
    flow,
    stream,
    { from: 13, feature: feature(pointOf([-1060, -5080]), { kind: 'lake', name: 'Quarry Lake' }) },
  ]
}

/** The map's word for each kind, and the zoom it appears at. */
const ROADS: Record<string, readonly [kind: string, from: number]> = {
  motorway: ['highway', 0],
  primary: ['major_road', 9],
  secondary: ['major_road', 9],
  tertiary: ['major_road', 11],
  residential: ['minor_road', 12],
  footway: ['path', 14],
  rail: ['rail', 11],
  runway: ['aeroway', 11],
}

function road(kindDetail: string, line: Path, name: string): Item {
  const [kind, from] = ROADS[kindDetail] ?? ['other', 14]
  return {
    from,
    feature: feature(
      lineOf(line),
      name ? { kind, kind_detail: kindDetail, name } : { kind, kind_detail: kindDetail },
    ),
  }
}

function streets(city: City): Item[] {
  const forks = junctions(city)
  return city.runs.map((run) =>
    road(run.mark.street?.kind ?? 'residential', runLine(city, run, forks), run.name),
  )
}

function otherRoads({ marks }: City): Item[] {
  const loop = aside([...island, island[0] as Pt], () => 22)
  return [
    ...countryRoads().map(({ kind, line, name }) => road(kind, line, name)),
    road('motorway', onwards(expressway.line), expressway.name),
    road('rail', onwards(railway), ''),
    road('footway', loop, 'Heron Island Trail'),
    ...marks
      .filter(({ what }) => what === 'footbridge')
      .map(({ line }) => road('footway', line, 'Heron Bridge')),
    ...trails(),
    road(
      'runway',
      [
        [-5560, -5060],
        [-4420, -4420],
      ],
      '',
    ),
  ]
}

/** A path on each side of the creek. */
function trails(): Item[] {
  const along = creek.filter(([x]) => x > -6100 && x < 1500)
  return [70, -85].map((off) =>
    road(
      'footway',
      aside(along, (chain) => off + 35 * Math.sin(chain / 210)),
      'Mill Creek Trail',
    ),
  )
}

function buildings(city: City, lots: readonly Lot[]): Item[] {
  const rings = [
    ...lots.map(({ house }) => house).filter(({ length }) => length > 0),
    ...civicBuildings(city),
  ]
  return rings.map((ring) => polygon(14, ring, 'building'))
}

function places({ neighborhoods }: Shapes): Item[] {
  const city = { kind: 'locality', kind_detail: 'city', name: 'Riverton', min_zoom: 5, population_rank: 10 }
  return [
    { from: 0, feature: feature(pointOf([0, 300]), city) },
    ...towns.map(({ name, at }) => ({
      from: 10,
      feature: feature(pointOf(at), {
        kind: 'locality',
        kind_detail: 'town',
        name,
        min_zoom: 10,
        population_rank: 5,
      }),
    })),
    ...neighborhoods.map(({ name, shape }) => ({
      from: 12,
      feature: feature(pointOf(labelPoint(shape[0]?.[0] ?? [])), {
        kind: 'neighbourhood',
        name,
        min_zoom: 12,
      }),
    })),
  ]
}
