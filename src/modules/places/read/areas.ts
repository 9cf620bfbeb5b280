/** Features become areas: a code that stays, a name in every language. */
import type { LocalText, PlacesData, Shape } from '../types.ts'
import { plain } from '../words.ts'
import type { FeatureFile, LayerFile } from './geography-file.ts'
import { type Feature, joined, readFeatures, shapeOf } from './geojson.ts'
import type { Problems } from './problems.ts'

type NewArea = PlacesData['areas'][number]

/** The areas of one layer; features with the same code become one area of several parts. */
export async function readLayer(folder: string, layer: LayerFile, problems: Problems): Promise<NewArea[]> {
  const features = await readFeatures(folder, layer.file, problems)
  const areas = new Map<string, { name: LocalText; shapes: Shape[] }>()
  for (const feature of features) {
    const shape = shapeOf(feature, layer.file, problems)
    const named = nameAndCode(feature, layer, problems)
    if (!shape || !named) continue
    const known = areas.get(named.code)
    if (known) known.shapes.push(shape)
    else areas.set(named.code, { name: named.name, shapes: [shape] })
  }
  return [...areas].flatMap(([code, { name, shapes }]) => {
    const shape = joined(shapes)
    return shape ? [{ layer: layer.layer, code, name, shape }] : []
  })
}

/** One shape of all features of a file, for limits and water. */
export async function readOutline(
  folder: string,
  file: string | undefined,
  problems: Problems,
): Promise<Shape | null> {
  if (file === undefined) return null
  const features = await readFeatures(folder, file, problems)
  return joined(features.flatMap((feature) => shapeOf(feature, file, problems) ?? []))
}

/** What a feature is called, and its code: its own, or one made from the name. */
export function nameAndCode(
  { properties, position }: Feature,
  file: FeatureFile,
  problems: Problems,
): { code: string; name: LocalText } | undefined {
  const texts = Object.entries(file.name).map(([locale, key]): [string, string] => [
    locale,
    textOf(properties[key]),
  ])
  const name = Object.fromEntries(texts.filter(([, text]) => text !== ''))
  const first = Object.values(name)[0]
  const code = file.code === undefined ? slug(first ?? '') : textOf(properties[file.code])
  if (code !== '') return { code, name: first === undefined ? { en: code } : name }
  const wanted = file.code ?? Object.values(file.name).join(', ')
  const there = Object.keys(properties).slice(0, 12).join(', ') || 'none'
  problems.warn(
    file.file,
    `the feature has no ${wanted} and is left out`,
    { feature: position },
    ` (it has ${there})`,
  )
  return undefined
}

/** Texts trimmed, numbers without the `.0` that spreadsheets and databases add. */
export function textOf(value: unknown): string {
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return ''
  return value.trim().replace(/^(\d+)\.0+$/, '$1')
}

const slug = (name: string): string => plain(name).replace(/[^\p{L}\p{N}]+/gu, '-')
