/** Where the built files of the browser lie, by the name of their source. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inProject } from '../kernel/root.ts'

export const clientFolder = inProject('dist', 'client')

interface Chunk {
  readonly file: string
  /** Sources of the chunks it imports, as the manifest names them. */
  readonly imports?: readonly string[]
  /** Those that it asks for while it runs, and stylesheets and other files it names. */
  readonly dynamicImports?: readonly string[]
  readonly css?: readonly string[]
  readonly assets?: readonly string[]
}

let manifest: Readonly<Record<string, Chunk>> | undefined

function read(): Readonly<Record<string, Chunk>> {
  const file = join(clientFolder, 'manifest.json')
  if (!existsSync(file)) return {}
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, Chunk>
}

/**
 * The address of a built file, such as `/assets/resident-DkYF3a.css` of `src/web/styles/resident.scss`;
 * undefined when the browser's files are not built (tests of pages do without).
 */
export function assetUrl(source: string): string | undefined {
  manifest ??= read()
  const chunk = manifest[source]
  return chunk && `/${chunk.file}`
}

/** A built file that stands in every page, and its hash as a content security policy names it. */
export interface Inlined {
  readonly text: string
  readonly hash: string
}

let phone: Inlined | undefined

/** What a resident's page carries for phones: some hundred bytes, for which a slow line would else open one more connection. */
export function phoneScript(): Inlined {
  phone ??= inlined('src/web/islands/phone.ts')
  return phone
}

function inlined(source: string): Inlined {
  const url = assetUrl(source)
  if (!url) return { text: '', hash: '' }
  const text = readFileSync(join(clientFolder, url), 'utf8').trim()
  return { text, hash: `'sha256-${createHash('sha256').update(text).digest('base64')}'` }
}

/** Islands live in a face's own folder or in the common one. */
export function islandUrl(name: string): string | undefined {
  return (
    assetUrl(`src/web/islands/${name}.ts`) ??
    assetUrl(`src/surfaces/resident/islands/${name}.ts`) ??
    assetUrl(`src/surfaces/desk/islands/${name}.ts`)
  )
}

export const stylesheetUrl = (face: 'resident' | 'desk'): string | undefined =>
  face === 'resident'
    ? assetUrl('src/web/styles/resident.scss')
    : (assetUrl('src/surfaces/desk/styles/desk.css') ?? assetUrl('src/web/styles/desk.css'))

/**
 * Addresses of these sources and of everything they import, each once; what is not built is left out.
 *
 * @param later also what they ask for while they run, and other files they name.
 */
export function filesOf(sources: readonly string[], { later = false } = {}): string[] {
  manifest ??= read()
  const found = new Set<string>()
  const visit = (source: string) => {
    const chunk = manifest?.[source]
    if (!chunk || found.has(chunk.file)) return
    found.add(chunk.file)
    chunk.imports?.forEach(visit)
    if (!later) return
    chunk.dynamicImports?.forEach(visit)
    for (const file of [...(chunk.css ?? []), ...(chunk.assets ?? [])]) found.add(file)
  }
  sources.forEach(visit)
  return [...found].map((file) => `/${file}`)
}
