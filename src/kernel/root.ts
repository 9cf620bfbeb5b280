/** Where the program lies on disk, found from this file whether it runs from source or from the bundle. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

function find(folder: string): string {
  const manifest = join(folder, 'package.json')
  if (existsSync(manifest) && readFileSync(manifest, 'utf8').includes('"name": "broadstreet"')) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('package.json of broadstreet was not found above the program')
  return find(parent)
}

/** Absolute path of the project folder (the one with `migrations/` and `cities/`). */
export const projectRoot = find(import.meta.dirname)

/** An absolute path inside the project folder. */
export const inProject = (...parts: string[]): string => join(projectRoot, ...parts)
