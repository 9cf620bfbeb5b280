/**
 * Stacks that name the source and not the bundle. The maps are read when something is logged and let go again: Node's
 * own support for them keeps those of every package for as long as it runs: 42 of 219 MB.
 */
import { readFileSync } from 'node:fs'
import { SourceMap, type SourceMapPayload } from 'node:module'
import { dirname, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { projectRoot } from './root.ts'

const KEPT = 60_000 // milliseconds after the last stack: faults come in showers

const maps = new Map<string, SourceMap | null>()
let forgetting: NodeJS.Timeout | undefined

/** `stack` with each place of a bundle that has a map beside it (`x.js.map`) named as file, line and column of its source. */
export function sourceStack(stack: string): string {
  clearTimeout(forgetting)
  forgetting = setTimeout(() => maps.clear(), KEPT).unref()
  return stack.replaceAll(
    /(file:\/\/\/[^\s()]+|\/[^\s():]+):(\d+):(\d+)/g,
    (place, file: string, line, column) => {
      const path = file.startsWith('file:') ? fileURLToPath(file) : file
      const origin = mapOf(path)?.findOrigin(Number(line), Number(column))
      if (!origin || !('fileName' in origin)) return place
      const source = relative(projectRoot, resolve(dirname(path), origin.fileName))
      return `${source}:${origin.lineNumber}:${origin.columnNumber}`
    },
  )
}

function mapOf(path: string): SourceMap | null {
  const known = maps.get(path)
  if (known !== undefined) return known
  const map = read(`${path}.map`)
  maps.set(path, map)
  return map
}

/** Whoever logs a fault must not meet another one: a map that is not there or not whole is none. */
function read(path: string): SourceMap | null {
  if (path.includes('/node_modules/')) return null
  try {
    return new SourceMap(JSON.parse(readFileSync(path, 'utf8')) as SourceMapPayload)
  } catch {
    return null
  }
}
