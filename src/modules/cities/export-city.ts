/** Writes a city back into files: what people changed at the desk, ready to be reviewed and applied again. */
import { existsSync, readdirSync } from 'node:fs'
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'yaml'
import type { Reader } from '../../kernel/db.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { draftOf, loadCatalog } from '../catalog/index.ts'
import { listKeyEntries, listStaffEntries } from '../identity/index.ts'
import { listPartnerEntries } from '../partners/index.ts'
import { toSheets } from './to-sheets.ts'
import { writeYaml } from './yaml-file.ts'
import './tables.ts'

export interface ExportedCity {
  /** Paths relative to the folder. */
  readonly files: readonly string[]
  /** What the geography names and this installation does not have: its basemap. */
  readonly missing: readonly string[]
}

/**
 * Writes all files of the city into `folder`. Files of services for groups that no longer
 * exist are removed; other files in the folder stay.
 *
 * @param basemap absolute path of the city's PMTiles, to be copied along.
 * @throws {Refusal} `folder_in_use` when the folder holds something other than this city's files.
 * @throws {NoCityYet} when the database holds no city.
 */
export async function exportCity(db: Reader, folder: string, basemap?: string): Promise<ExportedCity> {
  const catalog = draftOf(await loadCatalog(db))
  const sheets = toSheets(
    catalog,
    await listStaffEntries(db),
    await listKeyEntries(db),
    await listPartnerEntries(db),
  )
  await mustBeOurs(folder, catalog.jurisdiction.id)
  const written = [...sheets.keys()]
  await removeOtherServices(folder, new Set(written))
  for (const [name, content] of sheets) await write(folder, name, heading(name) + writeYaml(content))
  const kept = await db.selectFrom('geography_file').selectAll().orderBy('name').execute()
  for (const { name, content } of kept) await write(folder, name, gunzipSync(content))
  const index = kept.find(({ name }) => name === 'geography.yaml')
  const map = index && basemapName(gunzipSync(index.content).toString('utf8'))
  const found = map !== undefined && basemap !== undefined && existsSync(basemap)
  if (found) {
    await mkdir(dirname(join(folder, map)), { recursive: true })
    await copyFile(basemap, join(folder, map))
  }
  const files = [...written, ...kept.map(({ name }) => name), ...(found ? [map] : [])]
  return { files, missing: map !== undefined && !found ? [map] : [] }
}

async function mustBeOurs(folder: string, id: string): Promise<void> {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return
  const city = join(folder, 'city.yaml')
  const there = existsSync(city) ? (parse(await readFile(city, 'utf8')) as { id?: unknown }).id : undefined
  if (there === id) return
  const message = `${folder} is not empty and does not hold the files of ${id}. Choose an empty folder.`
  throw new Refusal('conflict', 'folder_in_use', message, { folder, city: id })
}

async function removeOtherServices(folder: string, written: ReadonlySet<string>): Promise<void> {
  const services = join(folder, 'services')
  const files = existsSync(services) ? readdirSync(services) : []
  for (const file of files.filter((name) => /\.ya?ml$/.test(name) && !written.has(`services/${name}`))) {
    await rm(join(services, file))
  }
}

async function write(folder: string, name: string, content: string | Buffer): Promise<void> {
  const path = join(folder, name)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, content)
}

const heading = (name: string): string => `# ${name}: what may stand here is told in docs/CITY-FILES.md\n`

const basemapName = (index: string): string | undefined =>
  (parse(index) as { basemap?: { file?: string } } | null)?.basemap?.file
