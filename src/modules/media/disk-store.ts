import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Away } from '../../kernel/away.ts'
import { checkedKey, type PhotoStore, type StoredFile } from './store.ts'

/** Pictures as files under `dataDir/folder`. */
export function diskStore(dataDir: string, folder: string): PhotoStore {
  const fileOf = (key: string) => join(dataDir, folder, checkedKey(key))
  return {
    put: (key, bytes) => writeWhole(fileOf(key), bytes).catch(sayFull),
    get: (key) => read(fileOf(key)),
    remove: (key) => rm(fileOf(key), { force: true }),
  }
}

/** Whole and on the disk, or not at all: a photo that was acknowledged survives a power cut. */
async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(file)
  const made = await mkdir(folder, { recursive: true, mode: 0o700 })
  const draft = `${file}.${randomUUID()}`
  try {
    const handle = await open(draft, 'wx', 0o600)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  await syncFolder(folder)
  // A folder that is new is itself only a name in its parent.
  if (made !== undefined) await syncFolder(dirname(folder))
}

/** No room, a quota, or a disk the kernel has made read-only because it fails: somebody must see to it, not the sender. */
const NO_ROOM = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EFBIG'])

function sayFull(cause: NodeJS.ErrnoException): never {
  if (!NO_ROOM.has(cause.code ?? '')) throw cause
  throw new Away(`The disk of the photos takes no more (${cause.code})`, { cause })
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function read(file: string): Promise<StoredFile | null> {
  try {
    const { size } = await stat(file)
    return { size, stream: () => createReadStream(file) }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
