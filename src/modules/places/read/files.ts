/** A city's files from disk, packed or not. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { isAbsolute, join, normalize } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Problems } from './problems.ts'

/** The text of `file` in the city's folder, unpacked when it is gzip by its bytes; undefined, and said, when it cannot be had. */
export async function readText(
  folder: string,
  file: string,
  problems: Problems,
): Promise<string | undefined> {
  if (isAbsolute(file) || normalize(file).startsWith('..')) {
    problems.error(file, 'the file must lie inside the city’s folder')
    return undefined
  }
  try {
    const path = join(folder, file)
    // The name may be written on disk as a Mac writes it.
    const bytes = await readFile(existsSync(path) ? path : path.normalize('NFD'))
    const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8')
    // As words are typed and sent; a Mac writes an accent as a sign of its own.
    return text.replace(/^\uFEFF/, '').normalize('NFC')
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
    problems.error(file, missing ? 'there is no such file' : `cannot be read: ${String(cause)}`)
    return undefined
  }
}
