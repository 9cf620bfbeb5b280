/** A city's geography as files: read and checked by the places module, and kept as they came. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type PlacesData, readPlaces } from '../places/index.ts'
import type { Problem } from './yaml-file.ts'

export interface GeographyFile {
  /** Path relative to the city's folder. */
  readonly name: string
  readonly content: Buffer
  /** Hexadecimal. */
  readonly sha256: string
}

export interface Geography {
  readonly data: PlacesData
  readonly files: readonly GeographyFile[]
  /** Absolute path of the basemap, which is not among the files; null without one. */
  readonly basemap: string | null
}

const INDEX = 'geography.yaml'

/** Null for a city without geography, and when a problem is an error. */
export async function readGeography(folder: string, problems: Problem[]): Promise<Geography | null> {
  if (!existsSync(join(folder, INDEX))) return null
  const { data, problems: found } = await readPlaces(folder)
  problems.push(...found)
  if (!data) return null
  const files = [INDEX, ...filesNamed(parse(readFileSync(join(folder, INDEX), 'utf8')))].map(
    (name): GeographyFile => {
      const content = readFileSync(join(folder, name))
      return { name, content, sha256: createHash('sha256').update(content).digest('hex') }
    },
  )
  return { data, files, basemap: data.basemap && join(folder, data.basemap.file) }
}

/** Every `file:` of the index but the basemap's, each once. */
function filesNamed(index: unknown): string[] {
  const names = new Set<string>()
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [key, part] of Object.entries(value)) {
      if (key === 'file' && typeof part === 'string') names.add(part)
      else if (key !== 'basemap') visit(part)
    }
  }
  visit(index)
  return [...names]
}
