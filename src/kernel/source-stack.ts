/**
 * Stacks that name the source and not the bundle. The maps are read when something is logged and let go again: Node's
 * own support for them keeps those of every package for as long as it runs: 42 of 219 MB.
 */
import { existsSync, readFileSync } from 'node:fs'
import { SourceMap, type SourceMapPayload } from 'node:module'
import { dirname, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { projectRoot } from './root.ts'

const KEPT = 60_000 // milliseconds after the last stack: faults come in showers
const MOST = 20 // maps; the program has half a dozen, the rest are paths that somebody's words looked like

/** A place in a file, of bounded length: a message may hold anything, and be long. */
const PLACE = /(file:\/\/\/[^\s()]{1,500}?|\/[^\s():]{1,500}):(\d{1,7}):(\d{1,7})/g

const maps = new Map<string, SourceMap | null>()
let forgetting: NodeJS.Timeout | undefined

/** `stack` with each place of a bundle that has a map beside it (`x.js.map`) named as file, line and column of its source. */
export function sourceStack(stack: string): string {
  clearTimeout(forgetting)
  forgetting = setTimeout(() => maps.clear(), KEPT).unref()
  return stack.replaceAll(
    PLACE,
    (place, file: string, line: string, column: string) =>
      sourceOf(file, Number(line), Number(column)) ?? place,
  )
}

/** Whoever logs a fault must not meet another one: a map that is not there or not whole is none. */
function sourceOf(file: string, line: number, column: number): string | undefined {
  try {
    const path = file.startsWith('file:') ? fileURLToPath(file) : file
    const origin = mapOf(path)?.findOrigin(line, column)
    if (!origin || !('fileName' in origin)) return undefined
    const source = relative(projectRoot, resolve(dirname(path), origin.fileName))
    return `${source}:${origin.lineNumber}:${origin.columnNumber}`
  } catch {
    return undefined
  }
}

function mapOf(path: string): SourceMap | null {
  if (maps.size >= MOST) maps.clear()
  const known = maps.get(path)
  if (known !== undefined) return known
  const map = path.includes('/node_modules/') ? null : read(`${path}.map`)
  maps.set(path, map)
  return map
}

function read(path: string): SourceMap | null {
  if (!existsSync(path)) return null
  return new SourceMap(JSON.parse(readFileSync(path, 'utf8')) as SourceMapPayload)
}
