import type { Readable } from 'node:stream'
import { diskStore } from './disk-store.ts'
import { s3Store } from './s3-store.ts'

/** A picture being read; its key says of which type. */
export interface StoredFile {
  /** Bytes. */
  readonly size: number
  /** Opens it; whoever opens it reads it to its end or destroys it. */
  readonly stream: () => Readable
}

/** Where the pictures lie. A key once put is never put again with other bytes. */
export interface PhotoStore {
  put(key: string, bytes: Uint8Array): Promise<void>
  /** Null when there is nothing under `key`. */
  get(key: string): Promise<StoredFile | null>
  /** Does nothing when there is nothing. */
  remove(key: string): Promise<void>
}

export interface StorePlace {
  /** `https://KEY:SECRET@host/bucket?region=…`; undefined: in `dataDir`. */
  readonly s3Url: string | undefined
  readonly dataDir: string
}

/** The store of one city; `city` is its folder, so that what belongs to one city can be found and removed. */
export function openPhotoStore({ s3Url, dataDir }: StorePlace, city: string): PhotoStore {
  if (!/^[\w-]+$/.test(city)) throw new RangeError(`Not a folder's name: ${city}`)
  return s3Url === undefined ? diskStore(dataDir, `photos/${city}`) : s3Store(s3Url, city)
}

/** The content type of the picture under a key. */
export const typeOfKey = (key: string): 'image/png' | 'image/jpeg' =>
  key.endsWith('.png') ? 'image/png' : 'image/jpeg'

/** Keys are made by us; whatever else arrives as one must never become a path. */
export function checkedKey(key: string): string {
  if (!/^[\w-]+(\/[\w-]+)*\.(jpg|png)$/.test(key)) throw new RangeError(`Not a key of a photo: ${key}`)
  return key
}
