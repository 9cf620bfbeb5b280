/** A file as text, piece by piece. */
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import type { Encoding } from './survey-file.ts'

/** Unpacked and decoded; without a byte-order mark. Bytes that are no characters become U+FFFD. */
export async function* textOf(path: string, encoding: Encoding, gzipped: boolean): AsyncGenerator<string> {
  const file = createReadStream(path, { highWaterMark: 1 << 17 })
  const unpacked = gzipped ? file.pipe(createGunzip({ chunkSize: 1 << 17 })) : file
  // `pipe` does not hand errors on: without this a file that cannot be read would never end.
  if (unpacked !== file) file.on('error', (error) => unpacked.destroy(error))
  const decoder = new TextDecoder(encoding)
  for await (const bytes of unpacked as AsyncIterable<Buffer>) {
    const text = decoder.decode(bytes, { stream: true })
    if (text) yield text
  }
  const last = decoder.decode()
  if (last) yield last
}
