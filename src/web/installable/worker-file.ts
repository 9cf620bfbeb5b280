/** The service worker as browsers get it: its code behind the list of what this build and this city consist of. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { clientFolder, filesOf } from '../assets.ts'
import type { City } from '../city.ts'
import { languagesOf } from '../whose-language.ts'
import type { WorkerGround } from '../worker/ground.ts'

/** Files that pages without a network stand on. */
const OFFLINE_FILES = [
  'src/web/styles/resident.scss',
  'src/web/islands/load-islands.ts',
  'src/web/islands/waiting.ts',
  'src/surfaces/resident/islands/locate.ts',
  'src/surfaces/resident/islands/offline-report.ts',
  'src/surfaces/resident/islands/outbox-list.ts',
]

/** Files that a crew's shift stands on; the map's own parts are named as the build names them. */
const SHIFT_FILES = [
  'src/surfaces/desk/styles/desk.css',
  'src/web/islands/desk.ts',
  'src/surfaces/desk/islands/shift.ts',
  'src/surfaces/desk/islands/shift-map.ts',
]

let code: string | undefined

/** @returns undefined when the browser's files are not built (tests of pages do without). */
export function workerFile(city: City): string | undefined {
  code ??= read()
  if (!code) return undefined
  const assets = filesOf(OFFLINE_FILES)
  const shiftFiles = filesOf(SHIFT_FILES, { later: true })
  const made = [...assets, ...shiftFiles].join()
  const version = createHash('sha256').update(code).update(made).digest('base64url').slice(0, 12)
  const ground: WorkerGround = { version, assets, shiftFiles, languages: languagesOf(city) }
  return `self.ground=${JSON.stringify(ground)};\n${code}`
}

function read(): string {
  const file = join(clientFolder, 'worker', 'worker.js')
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}
