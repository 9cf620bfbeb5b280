/** The tar format (POSIX ustar, with GNU's entry for long names), as far as a backup needs it. */

export const BLOCK = 512

/** `file` and `folder` are entries; `name` is an entry whose content is the name of the next one. */
export type EntryKind = 'file' | 'folder' | 'name'

export interface Header {
  readonly name: string
  readonly kind: EntryKind
  /** Bytes; below 8 GiB. */
  readonly size: number
  readonly mode: number
  readonly modified: Date
}

const FLAG: Record<EntryKind, string> = { file: '0', folder: '5', name: 'L' }

/** Bytes that follow `size` bytes of content up to the next whole block. */
export const padding = (size: number): number => (BLOCK - (size % BLOCK)) % BLOCK

/** True when `name` needs an entry of its own before its header. */
export const isLong = (name: string): boolean => Buffer.byteLength(name) > 100

export function writeHeader({ name, kind, size, mode, modified }: Header): Buffer {
  if (size >= 8 ** 11) throw new RangeError(`${name} is too large for a tar file: ${size} bytes`)
  const block = Buffer.alloc(BLOCK)
  const octal = (value: number, at: number, digits: number) =>
    block.write(`${Math.floor(value).toString(8).padStart(digits, '0')}\0`, at, 'latin1')
  Buffer.from(name).copy(block, 0, 0, 100)
  octal(mode & 0o7777, 100, 7)
  octal(0, 108, 7)
  octal(0, 116, 7)
  octal(size, 124, 11)
  octal(modified.getTime() / 1000, 136, 11)
  block.write(FLAG[kind], 156, 'latin1')
  block.write('ustar\x0000', 257, 'latin1')
  block.write(`${checksum(block).toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return block
}

/**
 * The header in `block`; undefined for the empty block that ends the file.
 *
 * @throws {Error} when the block is no header: the file is damaged or no tar file.
 */
export function readHeader(block: Buffer): Header | undefined {
  if (block.every((byte) => byte === 0)) return undefined
  const text = (at: number, length: number) => block.toString('utf8', at, at + length).split('\0')[0] ?? ''
  const octal = (at: number, length: number) => Number.parseInt(text(at, length).trim() || '0', 8)
  if (octal(148, 8) !== checksum(block)) throw new Error('not a tar file, or a damaged one')
  const flag = text(156, 1)
  const kind = (Object.keys(FLAG) as EntryKind[]).find((candidate) => FLAG[candidate] === flag)
  if (!kind) throw new Error(`an entry of an unknown kind (${flag})`)
  const [prefix, rest] = [text(345, 155), text(0, 100)]
  return {
    name: prefix ? `${prefix}/${rest}` : rest,
    kind,
    size: octal(124, 12),
    mode: octal(100, 8),
    modified: new Date(octal(136, 12) * 1000),
  }
}

/** The sum of all bytes, its own eight counted as spaces. */
function checksum(block: Buffer): number {
  let sum = 0
  for (let at = 0; at < BLOCK; at++) sum += at >= 148 && at < 156 ? 32 : (block[at] ?? 0)
  return sum
}
