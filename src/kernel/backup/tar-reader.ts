/** Unpacks a backup and proves that nothing of it is missing or changed. */
import { createHash, type Hash } from 'node:crypto'
import { chmod, mkdir, open, type FileHandle } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import { CannotStart } from '../cannot-start.ts'
import { BLOCK, type Header, padding, readHeader } from './tar-format.ts'
import { SEAL } from './tar-writer.ts'

const CHUNK = 1024 * 1024

/** What the last entry says about the whole. */
export interface Seal {
  readonly format: number
  readonly files: number
  readonly bytes: number
  readonly sha256: string
  readonly madeAt: string
  readonly version: string
  /** Major version of the cluster inside; null when the backup has files only. */
  readonly postgres: number | null
}

/**
 * Unpacks `file` into `folder`, which must be empty. `told` hears how many bytes were read so far.
 *
 * @throws {CannotStart} when the file is no backup, is cut short, or was changed.
 */
export async function unpackTar(file: string, folder: string, told: (bytes: number) => void): Promise<Seal> {
  const source = await open(file, 'r')
  const reader = blockReader(source, told)
  try {
    let longName: string | undefined
    for (;;) {
      const before = reader.digest()
      const header = headerIn(await reader.next(BLOCK), file)
      if (!header) throw new CannotStart(`${file} ends without its seal: it is no whole backup.`)
      const name = longName ?? header.name
      longName = undefined
      if (header.kind === 'name') longName = (await content(reader, header)).toString('utf8').split('\0')[0]
      else if (name === SEAL) return checkSeal(await content(reader, header), before, file)
      else await unpack(reader, { ...header, name }, folder)
    }
  } finally {
    await source.close()
  }
}

interface BlockReader {
  /** Exactly `count` bytes, at most a chunk. */
  next(count: number): Promise<Buffer>
  /** Hash of all bytes read so far. */
  digest(): Hash
}

function blockReader(source: FileHandle, told: (bytes: number) => void): BlockReader {
  const hash = createHash('sha256')
  let bytes = 0
  return {
    digest: () => hash.copy(),
    async next(count) {
      const buffer = Buffer.allocUnsafe(count)
      for (let got = 0; got < count;) {
        const { bytesRead } = await source.read(buffer, got, count - got)
        if (bytesRead === 0) throw new CannotStart('The backup is cut short: its end is missing.')
        got += bytesRead
      }
      hash.update(buffer)
      told((bytes += count))
      return buffer
    },
  }
}

async function unpack(
  reader: BlockReader,
  { name, kind, size, mode }: Header,
  folder: string,
): Promise<void> {
  const path = join(folder, inside(name))
  await mkdir(kind === 'folder' ? path : dirname(path), { recursive: true, mode: 0o700 })
  if (kind === 'folder') return
  const out = await open(path, 'wx', 0o600)
  try {
    for (let left = size; left > 0;) {
      const count = Math.min(left, CHUNK)
      await out.writeFile(await reader.next(count))
      left -= count
    }
    if (padding(size) > 0) await reader.next(padding(size))
  } finally {
    await out.close()
  }
  await chmod(path, mode & 0o700)
}

async function content(reader: BlockReader, { size }: Header): Promise<Buffer> {
  if (size > CHUNK) throw new CannotStart('The backup is damaged.')
  return (await reader.next(size + padding(size))).subarray(0, size)
}

/** A name that leads out of the folder would overwrite the machine's own files. */
function inside(name: string): string {
  const path = normalize(name)
  if (path.startsWith('..') || path.startsWith('/'))
    throw new CannotStart(`The backup names a file outside of itself: ${name}`)
  return path
}

function headerIn(block: Buffer, file: string): Header | undefined {
  try {
    return readHeader(block)
  } catch (error) {
    throw new CannotStart(`${file} cannot be read as a backup: ${(error as Error).message}.`)
  }
}

function checkSeal(text: Buffer, before: Hash, file: string): Seal {
  const seal = JSON.parse(text.toString('utf8')) as Seal
  if (seal.format !== 1)
    throw new CannotStart(`${file} was made by a newer Broadstreet (format ${seal.format}).`)
  if (seal.sha256 !== before.digest('hex'))
    throw new CannotStart(`${file} was changed or damaged since it was made.`)
  return seal
}
