import { fileTypeFromBuffer } from 'file-type'
import { Refusal } from '../../kernel/refusal.ts'
import { MOST_BYTES } from './limits.ts'

export type Kind = 'jpeg' | 'png' | 'webp' | 'heic'

const KINDS: Readonly<Record<string, Kind>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/apng': 'png',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'image/heif': 'heic',
  'image/heic-sequence': 'heic',
  'image/heif-sequence': 'heic',
}

/**
 * What a file is, by its bytes: a name or a header says only what somebody wants it to be.
 *
 * @throws {Refusal} `photo_unreadable` when it is empty, `photo_too_large`, or `photo_kind` when it is anything else.
 */
export async function kindOf(bytes: Uint8Array): Promise<Kind> {
  if (bytes.byteLength === 0) throw unreadable()
  if (bytes.byteLength > MOST_BYTES) throw tooLarge()
  const type = await fileTypeFromBuffer(bytes)
  const kind = KINDS[type?.mime ?? '']
  if (kind) return kind
  throw new Refusal('invalid', 'photo_kind', 'A photo must be a JPEG, PNG, WebP or HEIC picture.', {
    kind: type?.ext ?? 'unknown',
  })
}

export function unreadable(): Refusal {
  return new Refusal('invalid', 'photo_unreadable', 'This photo cannot be read; it may be damaged.')
}

export function tooLarge(): Refusal {
  return new Refusal('invalid', 'photo_too_large', 'A photo may have 20 MB and 64 megapixels at most.', {
    megabytes: 20,
    megapixels: 64,
  })
}
