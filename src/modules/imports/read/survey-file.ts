/** What a file is before it is read: its fingerprint, its packing, its encoding, its format. One pass, flat memory. */
import { isAscii, isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { closeSync, createReadStream, openSync, readSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { Refusal } from '../../../kernel/refusal.ts'

export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be'
export type Format = 'csv' | 'jsonl' | 'json'

export interface Survey {
  /** Of the bytes as they lie on the disk, hexadecimal. */
  readonly sha256: string
  readonly gzipped: boolean
  readonly encoding: Encoding
  /** It says so itself, with a byte-order mark: then nobody else's word counts. */
  readonly marked: boolean
  /** Bytes once unpacked. */
  readonly bytes: number
  readonly format: Format
  /** UTF-8 in the main, but with bytes in it that are not. */
  readonly damaged: boolean
}

/** @throws {Refusal} `broken_file` when its packing is damaged or cut off; {Error} of the file system. */
export async function surveyFile(path: string): Promise<Survey> {
  try {
    return await survey(path)
  } catch (cause) {
    const { code, message } = cause as { code?: unknown; message?: string }
    if (typeof code !== 'string' || !code.startsWith('Z_')) throw cause
    throw new Refusal('invalid', 'broken_file', `${path} is damaged or was cut off: ${message ?? code}.`)
  }
}

async function survey(path: string): Promise<Survey> {
  const gzipped = isGzip(path)
  const hash = createHash('sha256')
  const seen = { bytes: 0, head: Buffer.alloc(0), valid: 0, invalid: 0, rest: Buffer.alloc(0) }
  const file = createReadStream(path, { highWaterMark: 1 << 18 })
  file.on('data', (piece) => void hash.update(piece))
  const unpacked = gzipped ? file.pipe(createGunzip()) : file
  if (unpacked !== file) file.on('error', (error) => unpacked.destroy(error))
  await pipeline(unpacked, async (pieces: AsyncIterable<Buffer>) => {
    for await (const piece of pieces) look(seen, piece)
  })
  if (seen.rest.length > 0) seen.invalid += 1
  const encoding = encodingOf(seen)
  const head = new TextDecoder(encoding).decode(seen.head)
  return {
    sha256: hash.digest('hex'),
    gzipped,
    encoding,
    marked: isMarked(seen.head),
    bytes: seen.bytes,
    format: formatOf(head),
    damaged: encoding === 'utf-8' && seen.invalid > 0,
  }
}

interface Seen {
  bytes: number
  head: Buffer
  /** Pieces with characters beyond ASCII that are UTF-8, and pieces that are not. */
  valid: number
  invalid: number
  rest: Buffer
}

const HEAD = 1 << 16

function look(seen: Seen, piece: Buffer): void {
  seen.bytes += piece.length
  if (seen.head.length < HEAD)
    seen.head = Buffer.concat([seen.head, piece.subarray(0, HEAD - seen.head.length)])
  const bytes = seen.rest.length > 0 ? Buffer.concat([seen.rest, piece]) : piece
  const end = lastWhole(bytes)
  seen.rest = Buffer.from(bytes.subarray(end))
  const whole = bytes.subarray(0, end)
  if (!isUtf8(whole)) seen.invalid += 1
  else if (!isAscii(whole)) seen.valid += 1
}

/** Where the last character that is whole ends: a piece may stop in the middle of one. */
function lastWhole(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return bytes.length
    if (byte >= 0xc0) {
      const wants = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return wants > back ? bytes.length - back : bytes.length
    }
  }
  return bytes.length
}

/** UTF-8, or UTF-16 in either order. */
const isMarked = (head: Buffer): boolean => /^(efbbbf|fffe|feff)/.test(head.toString('hex', 0, 3))

function encodingOf({ head, valid, invalid }: Seen): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  // Every other byte of English in UTF-16 is zero; in any other encoding none is.
  const zeros = [0, 0]
  for (let at = 0; at < Math.min(head.length, 2000); at += 1) if (head[at] === 0) zeros[at % 2]! += 1
  if (zeros[1]! > 100 || (head.length < 400 && zeros[1]! > head.length / 4)) return 'utf-16le'
  if (zeros[0]! > 100) return 'utf-16be'
  return invalid > valid ? 'windows-1252' : 'utf-8'
}

/** The list in an object around it, as GeoJSON and the answers of most services have it. */
const WRAPPED = /"(features|requests|service_requests|results|records|rows|data|value)"\s*:\s*\[/

function formatOf(head: string): Format {
  const text = head.replace(/^\uFEFF/, '').trimStart()
  if (text.startsWith('[')) return 'json'
  if (!text.startsWith('{')) return 'csv'
  const name = WRAPPED.exec(text)?.[1]
  return name !== undefined && !isRow(text.split('\n', 1)[0]!, name) ? 'json' : 'jsonl'
}

/** Whether a line is an object of its own that is not the one around a list called so. */
function isRow(line: string, list: string): boolean {
  try {
    return !Array.isArray((JSON.parse(line) as Record<string, unknown>)[list])
  } catch {
    return false
  }
}

function isGzip(path: string): boolean {
  const file = openSync(path, 'r')
  try {
    const magic = Buffer.alloc(2)
    return readSync(file, magic, 0, 2, 0) === 2 && magic[0] === 0x1f && magic[1] === 0x8b
  } finally {
    closeSync(file)
  }
}
