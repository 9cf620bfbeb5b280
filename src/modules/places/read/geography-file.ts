/** `geography.yaml`: which of a city's files hold what, and under which names. */
import { LineCounter, parseDocument } from 'yaml'
import type { LocalText } from '../types.ts'
import { readText } from './files.ts'
import type { Problems } from './problems.ts'

export const GEOGRAPHY = 'geography.yaml'

/** A GeoJSON file and the properties that say what a feature is called. */
export interface FeatureFile {
  readonly file: string
  /** Property of the code; without it, the code is made from the name. */
  readonly code?: string
  /** Property of the name, by language. */
  readonly name: LocalText
  /** Property of the kind (landmarks). */
  readonly kind?: string
  /** Property of the street address (landmarks). */
  readonly address?: string
}

export interface LayerFile extends FeatureFile {
  readonly layer: string
  readonly label: LocalText
}

/** Columns of an address list: either `address` (all in one) or `number` and `street`. */
export interface AddressFile {
  readonly file: string
  readonly columns: Readonly<Partial<Record<(typeof COLUMNS)[number], string>>>
}

export const COLUMNS = ['address', 'number', 'suffix', 'street', 'unit', 'zip', 'lon', 'lat'] as const

export interface Geography {
  readonly limits?: string
  readonly water?: string
  readonly layers: readonly LayerFile[]
  readonly streets?: FeatureFile
  readonly landmarks?: FeatureFile
  readonly addresses?: AddressFile
  readonly basemap?: { readonly file: string; readonly attribution: string }
}

type Map = Readonly<Record<string, unknown>>

/** Reads the file; what is wrong in it is said and left out. */
export async function readGeographyFile(folder: string, problems: Problems): Promise<Geography> {
  const text = await readText(folder, GEOGRAPHY, problems)
  if (text === undefined) return { layers: [] }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  for (const { message, pos } of document.errors) {
    problems.error(GEOGRAPHY, message.split('\n')[0] ?? 'no YAML', { line: lines.linePos(pos[0]).line })
  }
  const content: unknown = document.errors.length > 0 ? {} : document.toJS()
  if (!isMap(content)) {
    problems.error(
      GEOGRAPHY,
      'must be a map of limits, water, layers, streets, landmarks, addresses and basemap',
    )
    return { layers: [] }
  }
  return sections(content, problems)
}

function sections(content: Map, problems: Problems): Geography {
  const known = ['limits', 'water', 'layers', 'streets', 'landmarks', 'addresses', 'basemap']
  for (const key of Object.keys(content)) {
    if (!known.includes(key)) problems.error(GEOGRAPHY, `${key}: unknown; known are ${known.join(', ')}`)
  }
  const read = <T>(
    key: string,
    how: (section: Map, at: string, problems: Problems) => T | undefined,
  ): T | undefined => {
    const section = content[key]
    if (section === undefined || section === null) return undefined
    if (isMap(section)) return how(section, key, problems)
    problems.error(GEOGRAPHY, `${key}: must be a map with at least file`)
    return undefined
  }
  const parts = {
    limits: read('limits', fileOf),
    water: read('water', fileOf),
    streets: read('streets', features),
    landmarks: read('landmarks', features),
    addresses: read('addresses', addressFile),
    basemap: read('basemap', basemap),
  }
  return { layers: layers(content['layers'], problems), ...present(parts) }
}

// Optional properties are absent, not undefined.
function present<T extends object>(parts: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}

function layers(list: unknown, problems: Problems): LayerFile[] {
  if (list === undefined || list === null) return []
  if (!Array.isArray(list)) {
    problems.error(GEOGRAPHY, 'layers: must be a list')
    return []
  }
  const found = list.flatMap((item: unknown, at) => layer(item, `layers[${at + 1}]`, problems) ?? [])
  found.forEach(({ layer: code }, at) => {
    if (found.findIndex((other) => other.layer === code) < at)
      problems.error(GEOGRAPHY, `layers: ${code} comes twice`)
  })
  return found
}

function layer(item: unknown, at: string, problems: Problems): LayerFile | undefined {
  if (!isMap(item)) {
    problems.error(GEOGRAPHY, `${at}: must be a map with layer, label and file`)
    return undefined
  }
  const file = features(item, at, problems)
  const code = item['layer']
  const label = localText(item['label'], `${at}.label`, problems)
  if (typeof code !== 'string' || !/^[a-z][a-z0-9_-]{0,40}$/.test(code)) {
    problems.error(GEOGRAPHY, `${at}.layer: must be a short code of small letters, such as district`)
    return undefined
  }
  return file && label ? { ...file, layer: code, label } : undefined
}

function features(section: Map, at: string, problems: Problems): FeatureFile | undefined {
  const file = fileOf(section, at, problems)
  const name = localText(section['name'], `${at}.name`, problems, 'the property that holds the name')
  const one = (key: string): Map => (typeof section[key] === 'string' ? { [key]: section[key] } : {})
  return file && name ? { file, name, ...one('code'), ...one('kind'), ...one('address') } : undefined
}

function addressFile(section: Map, at: string, problems: Problems): AddressFile | undefined {
  const file = fileOf(section, at, problems)
  const columns = section['columns']
  if (!isMap(columns)) {
    problems.error(GEOGRAPHY, `${at}.columns: must say which column holds address, or number and street`)
    return undefined
  }
  for (const [key, value] of Object.entries(columns)) {
    if (!COLUMNS.some((column) => column === key)) {
      problems.error(GEOGRAPHY, `${at}.columns.${key}: unknown; known are ${COLUMNS.join(', ')}`)
    } else if (typeof value !== 'string')
      problems.error(GEOGRAPHY, `${at}.columns.${key}: must name a column`)
  }
  if (!columns['address'] && !(columns['number'] && columns['street'])) {
    problems.error(GEOGRAPHY, `${at}.columns: needs address, or number and street`)
  }
  return file ? { file, columns } : undefined
}

function basemap(section: Map, at: string, problems: Problems): Geography['basemap'] | undefined {
  const file = fileOf(section, at, problems)
  const attribution = section['attribution']
  return file ? { file, attribution: typeof attribution === 'string' ? attribution : '' } : undefined
}

function fileOf(section: Map, at: string, problems: Problems): string | undefined {
  if (typeof section['file'] === 'string' && section['file'] !== '') return section['file']
  problems.error(GEOGRAPHY, `${at}.file: must name a file in the city’s folder`)
  return undefined
}

function localText(value: unknown, at: string, problems: Problems, what = 'a text'): LocalText | undefined {
  if (typeof value === 'string' && value !== '') return { en: value }
  const entries = isMap(value) ? Object.entries(value) : []
  if (entries.length > 0 && entries.every(([, text]) => typeof text === 'string' && text !== ''))
    return value as LocalText
  problems.error(GEOGRAPHY, `${at}: must be ${what}, or one for each language ({ en: …, es: … })`)
  return undefined
}

const isMap = (value: unknown): value is Map =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
