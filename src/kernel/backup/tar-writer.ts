/** Writes a tar file that is there whole or not at all, with a seal at its end. */
import { createHash } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { isLong, padding, writeHeader } from './tar-format.ts'

const CHUNK = 1024 * 1024
const ZEROS = Buffer.alloc(CHUNK)

/** The name of the last entry: what the backup is, and a checksum of all before it. */
export const SEAL = 'backup.json'

export interface TarWriter {
  /** Copies `path`. A file that shrinks meanwhile is filled up with zeros; one that is gone is left out. */
  addFile(name: string, path: string): Promise<void>
  addText(name: string, text: string): Promise<void>
  addFolder(name: string): Promise<void>
  /** Seals, closes and gives the file its name; returns how much was packed. */
  finish(facts: Readonly<Record<string, unknown>>): Promise<{ files: number; bytes: number }>
  /** Removes what was written. */
  abandon(): Promise<void>
}

/** `told` hears how many bytes were packed so far. */
export async function createTar(target: string, told: (bytes: number) => void): Promise<TarWriter> {
  const draft = `${target}.part`
  const out = await open(draft, 'w', 0o600) // it will hold the installation's secrets
  const hash = createHash('sha256')
  let files = 0
  let bytes = 0

  const put = async (chunk: Buffer) => {
    hash.update(chunk)
    await out.writeFile(chunk)
    bytes += chunk.length
    told(bytes)
  }
  const head = async (
    name: string,
    kind: 'file' | 'folder',
    size: number,
    mode: number,
    modified = new Date(),
  ) => {
    const long = Buffer.from(`${name}\0`)
    if (isLong(name)) {
      await put(writeHeader({ name: '././@LongLink', kind: 'name', size: long.length, mode: 0, modified }))
      await put(Buffer.concat([long, ZEROS.subarray(0, padding(long.length))]))
    }
    await put(writeHeader({ name, kind, size, mode, modified }))
  }
  const addText = async (name: string, text: string) => {
    const content = Buffer.from(text)
    await head(name, 'file', content.length, 0o600)
    await put(Buffer.concat([content, ZEROS.subarray(0, padding(content.length))]))
    files++
  }

  return {
    addText,
    addFolder: (name) => head(`${name}/`, 'folder', 0, 0o700),
    async addFile(name, path) {
      const source = await openIfThere(path)
      if (!source) return
      try {
        const { size, mode, mtime } = await source.stat()
        await head(name, 'file', size, mode, mtime)
        await copy(source, size, put)
        files++
      } finally {
        await source.close()
      }
    },
    async finish(facts) {
      const packed = { files, bytes }
      await addText(SEAL, JSON.stringify({ ...facts, ...packed, sha256: hash.copy().digest('hex') }))
      await out.writeFile(ZEROS.subarray(0, 1024))
      await out.sync()
      await out.close()
      await rename(draft, target)
      return packed
    },
    async abandon() {
      await out.close()
      await rm(draft, { force: true })
    },
  }
}

async function copy(source: FileHandle, size: number, put: (chunk: Buffer) => Promise<void>): Promise<void> {
  const buffer = Buffer.allocUnsafe(CHUNK)
  let left = size
  while (left > 0) {
    const { bytesRead } = await source.read(buffer, 0, Math.min(left, CHUNK))
    if (bytesRead === 0) break
    await put(buffer.subarray(0, bytesRead))
    left -= bytesRead
  }
  for (; left > 0; left -= Math.min(left, CHUNK)) await put(ZEROS.subarray(0, Math.min(left, CHUNK)))
  if (padding(size) > 0) await put(ZEROS.subarray(0, padding(size)))
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
