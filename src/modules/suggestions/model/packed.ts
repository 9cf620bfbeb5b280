/** A model as bytes, and back. */
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Model } from './model.ts'
import { asVocabulary } from './vocabulary.ts'

const squeeze = promisify(gzip)
const unsqueeze = promisify(gunzip)

/** Changes when a model must be read otherwise: one of another form is not read, and the next one learnt replaces it. */
const FORM = 1

interface Head {
  readonly form: number
  readonly codes: readonly string[]
  readonly temperature: number
  readonly features: readonly string[]
}

/** The head as JSON with its length before it, then the numbers: idf, bias, weights. */
export async function packed({ codes, temperature, vocabulary, bias, weights }: Model): Promise<Buffer> {
  const head = Buffer.from(
    JSON.stringify({ form: FORM, codes, temperature, features: [...vocabulary.ids.keys()] } satisfies Head),
  )
  const length = Buffer.alloc(4)
  length.writeUInt32LE(head.length)
  const numbers = [vocabulary.idf, bias, weights].map((all) =>
    Buffer.from(all.buffer, all.byteOffset, all.byteLength),
  )
  return squeeze(Buffer.concat([length, head, ...numbers]), { level: 3 })
}

/** The model that was packed, without a factor for its odds; undefined when it has another form than this program's. */
export async function unpacked(bytes: Uint8Array): Promise<Model | undefined> {
  const all = await unsqueeze(bytes)
  const headEnds = 4 + all.readUInt32LE(0)
  const { form, codes, temperature, features } = JSON.parse(all.toString('utf8', 4, headEnds)) as Head
  if (form !== FORM) return undefined
  let at = headEnds
  const numbers = (count: number) => {
    // Copied: the head's length puts them where no Float32Array may begin.
    const from = all.byteOffset + at
    at += count * 4
    return new Float32Array(all.buffer.slice(from, all.byteOffset + at))
  }
  const idf = numbers(features.length)
  const bias = numbers(codes.length)
  const weights = numbers(features.length * codes.length)
  const ids = new Map(features.map((feature, id) => [feature, id]))
  const vocabulary = asVocabulary(ids, idf)
  return { codes, temperature, odds: 1, services: codes.length, vocabulary, bias, weights }
}
