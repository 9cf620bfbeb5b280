/** What a POST brings: who sends it, what it says, and its photos; in any of the forms clients send. */
import { hash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Actor } from '../../kernel/actor.ts'
import { type PhotoId, storePhoto } from '../../modules/media/index.ts'
import type { City } from '../../web/index.ts'
import type { Call } from './call.ts'
import { keyIn, partnerWith } from './caller.ts'
import { Fault } from './fault.ts'
import { cityFor } from './jurisdiction.ts'
import { one, type Parameters, parametersOf, type Parsed } from './parameters.ts'

export interface Received {
  readonly by: Actor
  /** Of the partner's key. */
  readonly keyId: string
  readonly city: City
  readonly parameters: Parameters
  readonly photos: readonly PhotoId[]
  /** SHA-256 of each file as it was sent. */
  readonly files: readonly string[]
}

const TOO_LARGE = 'A file is too large: at most 20 MB.'

/** Bytes kept in memory for a sender who has not said yet who it is. */
const MOST_UNKNOWN = 20 * 1024 * 1024

/** @throws {Fault} 403 for a missing or wrong key before anything else; what the photos and the form are refused for. */
export async function receive(call: Call): Promise<Received> {
  const { request, cities } = call
  const query = request.query as Parsed
  const said = (fields: Parsed) => parametersOf(fields, query)
  const sender = (parameters: Parameters) =>
    partnerWith(keyIn(parameters, request.headers), cities, () =>
      cityFor(cities, request.hostname, one(parameters, 'jurisdiction_id')),
    )
  const files = new Files(call.path.endpoint === 'production')
  const fields = request.isMultipart()
    ? await readParts(request, async (bytes, before) => {
        const known = await sender(said(before)).catch(() => undefined)
        await files.add(bytes, known?.city)
      })
    : ((request.body ?? {}) as Parsed)
  const parameters = said(fields)
  const { by, city } = await sender(parameters)
  return { by, keyId: by.id ?? '', city, parameters, photos: await files.keepAll(city), files: files.hashes }
}

/** Photos on their way: kept as soon as it is known for whom, so that only one lies in memory at a time. */
class Files {
  readonly hashes: string[] = []
  readonly #photos: PhotoId[] = []
  readonly #waiting: Uint8Array[] = []
  /** The test endpoint keeps nothing. */
  readonly #keeps: boolean

  constructor(keeps: boolean) {
    this.#keeps = keeps
  }

  async add(bytes: Uint8Array, city: City | undefined): Promise<void> {
    if (bytes.byteLength === 0) return // a form's file field that was left empty
    this.hashes.push(hash('sha256', bytes, 'hex'))
    if (city) return this.#keep(city, bytes)
    this.#waiting.push(bytes)
    const size = this.#waiting.reduce((sum, one) => sum + one.byteLength, 0)
    if (size > MOST_UNKNOWN) throw new Fault(413, 'Send api_key before the files, or fewer of them.')
  }

  async keepAll(city: City): Promise<readonly PhotoId[]> {
    for (const bytes of this.#waiting.splice(0)) await this.#keep(city, bytes)
    return this.#photos
  }

  async #keep(city: City, bytes: Uint8Array): Promise<void> {
    if (this.#keeps) this.#photos.push((await storePhoto(city.db, city.photos, bytes)).id)
  }
}

/** Reads a multipart body; `onFile` gets each file, and the fields that came before it. */
async function readParts(
  request: FastifyRequest,
  onFile: (bytes: Uint8Array, before: Parsed) => Promise<void>,
): Promise<Parsed> {
  const fields: Record<string, string[]> = Object.create(null) as Record<string, string[]>
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') {
        const bytes = await part.toBuffer()
        // The parser only says so by itself when it notices before the last bytes are taken.
        if (part.file.truncated) throw new Fault(413, TOO_LARGE)
        await onFile(bytes, fields)
      } else (fields[part.fieldname] ??= []).push(String(part.value))
    }
  } catch (cause) {
    throw isOfBody(cause)
      ? new Fault(400, 'The multipart body cannot be read: it is broken or cut off.')
      : cause
  }
  return fields
}

/** What the parser throws about the bytes themselves carries no status; refusals and the database's errors do not look so. */
function isOfBody(cause: unknown): boolean {
  return cause instanceof Error && cause.name === 'Error' && !('statusCode' in cause) && !('code' in cause)
}
